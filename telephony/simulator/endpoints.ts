import type { Channel, Party } from './channel.ts'

/** The answers with which a phone may refuse a call. */
export const REFUSALS = {
  486: { cause: 'USER_BUSY', phrase: 'Busy Here', dialStatus: 'BUSY' },
  603: { cause: 'CALL_REJECTED', phrase: 'Decline', dialStatus: 'DONTCALL' },
  503: {
    cause: 'NORMAL_TEMPORARY_FAILURE',
    phrase: 'Service Unavailable',
    dialStatus: 'CHANUNAVAIL',
  },
  404: { cause: 'UNALLOCATED_NUMBER', phrase: 'Not Found', dialStatus: 'CHANUNAVAIL' },
} as const

export type RefusalStatus = keyof typeof REFUSALS

/** An INVITE as the called phone sees it: it rings, answers or refuses, once. */
export interface Invitation {
  readonly channel: Channel
  ring(): void
  answer(): void
  refuse(status: RefusalStatus): void
}

/** A phone, or the network behind the gateway. */
export interface Endpoint {
  invite(invitation: Invitation): Party
}

export interface DialTarget {
  kind: 'user' | 'gateway'
  number: string
  /** The gateway's name; empty for a telephone. */
  gateway: string
  /** `[leg_timeout=10]` and the like in front of the target. */
  legVariables: readonly (readonly [name: string, value: string])[]
}

/** Who can be dialled. */
export interface EndpointDirectory {
  /** The phone of an extension, or null when it is not registered. */
  phone(extension: string): Endpoint | null
  network: Endpoint
}

/** Follows the extensions' own dial strings in the directory; who is dialled stays known on the leg. */
export function followDirectory(
  dialStrings: ReadonlyMap<string, string>,
  targets: readonly DialTarget[]
): DialTarget[] {
  return targets.flatMap((target) => {
    const own = target.kind === 'user' ? dialStrings.get(target.number) : undefined
    const followed = own === undefined ? null : parseDialString(own)
    if (!followed) return [target]
    const dialled = ['dialed_user', target.number] as const
    return followed.targets.map((one) => ({
      ...one,
      legVariables: [...one.legVariables, ...target.legVariables, dialled],
    }))
  })
}

export interface DialString {
  variables: [name: string, value: string][]
  targets: DialTarget[]
}

/** Reads `{a=b,c='d e'}user/1001|[leg_timeout=4]user/1002` or `sofia/gateway/carrier/139…`. */
export function parseDialString(text: string): DialString | null {
  let rest = text.trim()
  let variables: [string, string][] = []
  if (rest.startsWith('{')) {
    const end = rest.indexOf('}')
    if (end < 0) return null
    variables = parseVariables(rest.slice(1, end))
    rest = rest.slice(end + 1)
  }
  const targets: DialTarget[] = []
  for (const part of rest.split('|')) {
    const match = /^(?:\[([^\]]*)\])?(user|sofia\/gateway\/[\w-]+)\/([0-9*#+]+)$/.exec(part.trim())
    if (!match) return null
    targets.push({
      kind: match[2] === 'user' ? 'user' : 'gateway',
      number: match[3],
      gateway: /^sofia\/gateway\/(.+)$/.exec(match[2])?.[1] ?? '',
      legVariables: parseVariables(match[1] ?? ''),
    })
  }
  return { variables, targets }
}

function parseVariables(text: string): [string, string][] {
  return [...text.matchAll(/([\w-]+)=('[^']*'|[^,]*)/g)].map(([, name, value]) => [
    name,
    value.startsWith("'") ? value.slice(1, -1) : value,
  ])
}
