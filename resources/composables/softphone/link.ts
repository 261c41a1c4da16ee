/**
 * How this browser stands as a telephone, as a machine without a browser in it. `off`: a desk telephone is used.
 * `elsewhere`: another tab of this browser is the telephone. `lost`: it was registered, and tries to be again.
 */
export type LinkState =
  'off' | 'elsewhere' | 'microphone' | 'connecting' | 'registered' | 'lost' | 'failed'

/** Why it can't be a telephone until somebody does something. `server`: the message says it. */
export type LinkFault =
  | 'insecure'
  | 'unsupported'
  | 'microphone_denied'
  | 'microphone_missing'
  | 'microphone_busy'
  | 'unreachable'
  | 'refused'
  | 'server'

export type LinkEvent =
  | { type: 'wanted' }
  /** Another tab is the telephone, or was and this one is it now. */
  | { type: 'elsewhere' }
  | { type: 'held' }
  | { type: 'microphone_open' }
  | { type: 'registered' }
  | { type: 'disconnected' }
  | { type: 'failed'; fault: LinkFault; message?: string }
  | { type: 'unwanted' }

export type Link = {
  state: LinkState
  fault: LinkFault | null
  /** What the server said, where the fault is its. */
  message: string | null
  /** Attempts to connect since it was last registered. */
  attempts: number
}

export const LINK_OFF: Link = { state: 'off', fault: null, message: null, attempts: 0 }

/** What never was registered gives up after so many attempts: the address is wrong, or nothing is there. */
const FIRST_ATTEMPTS = 3

const MOST_DELAY_MS = 15_000

/** The link after an event; one that means nothing in this state changes nothing. */
export function nextLink(link: Link, event: LinkEvent): Link {
  switch (event.type) {
    case 'unwanted':
      return LINK_OFF
    case 'wanted':
      return link.state === 'off' || link.state === 'failed'
        ? { ...LINK_OFF, state: 'microphone' }
        : link
    case 'elsewhere':
      return link.state === 'microphone' ? { ...link, state: 'elsewhere' } : link
    case 'held':
      return link.state === 'elsewhere' ? { ...link, state: 'microphone' } : link
    case 'microphone_open':
      return link.state === 'microphone' ? { ...link, state: 'connecting' } : link
    case 'registered':
      return ['connecting', 'lost', 'registered'].includes(link.state)
        ? { ...LINK_OFF, state: 'registered' }
        : link
    case 'disconnected':
      return disconnected(link)
    case 'failed':
      return link.state === 'off'
        ? link
        : { ...LINK_OFF, state: 'failed', fault: event.fault, message: event.message ?? null }
  }
}

function disconnected(link: Link): Link {
  const attempts = link.attempts + 1
  if (link.state === 'registered' || link.state === 'lost') {
    return { ...link, state: 'lost', attempts }
  }
  if (link.state !== 'connecting') return link
  return attempts >= FIRST_ATTEMPTS
    ? { ...LINK_OFF, state: 'failed', fault: 'unreachable' }
    : { ...link, attempts }
}

/** How long to wait before the next attempt to connect: 1, 2, 4, 8, then 15 s. */
export function retryDelayMs(attempts: number): number {
  return Math.min(MOST_DELAY_MS, 1000 * 2 ** Math.max(0, attempts - 1))
}

/** How long after an own wish to dial or to listen the leg that comes is the own one. */
export const OWN_LEG_MS = 25_000

/**
 * Whether a leg that comes in is picked up by itself: the agent asked for it and no call is being offered. An offer is
 * answered by pressing, however long ago somebody dialled.
 */
export function picksUpItself(input: {
  agentState: string
  now: number
  wishedAt: number | null
}): boolean {
  const { agentState, now, wishedAt } = input
  const isOffered = agentState === 'reserved' || agentState === 'ringing'
  return !isOffered && wishedAt !== null && now - wishedAt <= OWN_LEG_MS
}
