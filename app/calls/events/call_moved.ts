import { BaseEvent } from '@adonisjs/core/events'

/** The steps of a call that somebody's screen waits for. Told at once, before the database has them. */
export type CallMove = {
  kind: 'offered' | 'answered' | 'talk_ended' | 'ended'
  callId: string
  direction: 'inbound' | 'outbound' | 'internal'
  /** Number of the outside party, whole. */
  customerNumber: string
  dnis: string
  /** Who is offered the call, talks or talked last; null when nobody of us. */
  employeeId: number | null
  at: Date
  startedAt: Date
}

/** A call moved on. Emitted in the telephony process, the moment the switch says so. */
export default class CallMoved extends BaseEvent {
  constructor(readonly move: CallMove) {
    super()
  }
}
