import type { AgentState } from '#telephony/acd/agent'

/** The telephone of one employee as the browser shows it. Instants are ISO 8601 in UTC, numbers masked. */
export type PhoneSnapshot = {
  state: AgentState
  /** Why not ready: a reason of the list, or `signed_in`, `no_answer`, `device`, `switch`. */
  reason: string | null
  extension: string | null
  /** The switch where that telephone is. */
  switchName: string | null
  since: string
  acdEnabled: boolean
  /** Until when the offered call rings here. */
  ringDeadline: string | null
  wrapUpEndsAt: string | null
  held: boolean
  muted: boolean
  call: PhoneCall | null
  /** Whom the agent asks while the customer waits with music. */
  consult: { extension: string; answered: boolean } | null
  /** Extensions that are in a conference with the customer and this agent. */
  conference: string[]
  /** Callers who wait in this employee's groups. */
  waiting: { mine: number; longestSeconds: number }
  /** When telephony told it, epoch ms: an answer may arrive after a later message. */
  toldAt: number
}

export type PhoneCall = {
  id: string
  direction: 'inbound' | 'outbound' | 'internal'
  number: string
  dnis: string
  startedAt: string
  answeredAt: string | null
}

/** Somebody who is not signed in to a telephone. */
export function signedOutPhone(at: Date): PhoneSnapshot {
  return {
    state: 'signed_out',
    reason: null,
    extension: null,
    switchName: null,
    since: at.toISOString(),
    acdEnabled: true,
    ringDeadline: null,
    wrapUpEndsAt: null,
    held: false,
    muted: false,
    call: null,
    consult: null,
    conference: [],
    waiting: { mine: 0, longestSeconds: 0 },
    toldAt: at.getTime(),
  }
}
