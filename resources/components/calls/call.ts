import type { Recording } from './recording'

export const VIEWS = ['missed', 'answered', 'dialled', 'marked'] as const
export const DIRECTIONS = ['inbound', 'outbound', 'internal'] as const
export const TYPES = ['sale', 'enquiry', 'invalid'] as const
export const OUTCOMES = [
  'answered',
  'abandoned_in_ivr',
  'abandoned_in_queue',
  'abandoned_ringing',
  'no_agent',
  'out_of_hours',
  'ivr_completed',
  'blocked',
  'callback_taken',
  'voicemail',
  'failed',
] as const

/** A line of the call list; numbers come masked, durations in whole seconds. */
export type CallRow = {
  id: string
  at: string
  direction: (typeof DIRECTIONS)[number]
  number: string
  region: string
  dnis: string
  serviceNumber: string | null
  customer: { name: string; customerNo: string } | null
  agent: string | null
  waitSeconds: number
  ringSeconds: number
  talkSeconds: number
  holdSeconds: number
  /** Recordings that may be listened to. */
  recordings: number
  /** Key of `shared.states.call`. */
  state: string
  type: (typeof TYPES)[number] | null
  hangupBy: 'caller' | 'agent' | 'switch' | null
  disposition: string | null
  /** Another switch had it: it came with a file. */
  imported: boolean
  orders: { orderNo: string; createdAt: string }[]
}

export type CallChoices = {
  numbers: { number: string; name: string }[]
  /** Empty for who sees only the own calls. */
  agents: { id: number; name: string; staffNo: string }[]
}

/** One call with everything about it. */
export type ShownCall = {
  line: CallRow
  segments: { agent: string | null; extension: string | null; from: string; seconds: number }[]
  offers: { agent: string | null; extension: string; result: string; at: string }[]
  notes: { id: number; by: string; at: string; content: string }[]
  recordings: Recording[]
}
