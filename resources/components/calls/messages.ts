import type { Recording } from './recording'

export const MESSAGE_STATES = ['new', 'heard', 'deleted'] as const

/** A message in a box, as the server tells of it. */
export type MessageRow = {
  id: number
  callId: string
  at: string
  number: string
  customer: { name: string; customerNo: string } | null
  dnis: string
  box: string
  owner: string | null
  seconds: number | null
  state: (typeof MESSAGE_STATES)[number]
  heard: { at: string; by: string | null } | null
}

export type ShownMessage = { line: MessageRow; recording: Recording }
