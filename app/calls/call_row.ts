import type { Call as SwitchCall, CallStage } from '#telephony/calls/call'
import { holdSeconds, ringSeconds, talkSeconds, waitSeconds } from '#telephony/calls/call'

/** Stage of a stored call; the switch's `fallback` is a way of waiting, what follows a conversation is `after`. */
export type StoredStage = 'created' | 'ivr' | 'waiting' | 'offering' | 'talking' | 'after' | 'ended'

const STAGES: Record<CallStage, StoredStage> = {
  ivr: 'ivr',
  waiting: 'waiting',
  ringing: 'offering',
  talking: 'talking',
  after_talk: 'after',
  fallback: 'waiting',
  ended: 'ended',
}

/** The columns of `calls` that follow from the switch's own record alone. Durations in milliseconds. */
export type CallRow = {
  id: string
  core_uuid: string | null
  direction: SwitchCall['direction']
  caller_number: string
  dnis: string
  extension: string | null
  stage: StoredStage
  outcome: SwitchCall['outcome']
  end_unknown: boolean
  hangup_by: SwitchCall['hangupBy']
  hangup_cause: string | null
  started_at: Date
  queued_at: Date | null
  answered_at: Date | null
  ended_at: Date | null
  wait_ms: number
  ring_ms: number
  talk_ms: number
  hold_ms: number
  rating: number | null
  marked: boolean
}

/** Reads the row out of the telephony call. `nowUs`: microseconds since 1970, for calls that still go on. */
export function callRow(call: SwitchCall, nowUs: number): CallRow {
  return {
    id: call.id,
    core_uuid: call.coreUuid || null,
    direction: call.direction,
    caller_number: call.customerNumber.slice(0, 32),
    // What was dialled in an outbound call is the customer's number, which stands under its own name.
    dnis: call.direction === 'outbound' ? '' : call.dnis.slice(0, 32),
    extension: call.agentExtension || null,
    stage: STAGES[call.stage],
    outcome: call.outcome,
    end_unknown: call.endUnknown,
    hangup_by: call.hangupBy,
    hangup_cause: call.hangupCause,
    started_at: instant(call.createdAtUs),
    queued_at: instantOrNull(call.queuedAtUs),
    answered_at: instantOrNull(call.answeredAtUs),
    ended_at: instantOrNull(call.endedAtUs),
    wait_ms: milliseconds(waitSeconds(call, nowUs)),
    ring_ms: milliseconds(ringSeconds(call)),
    talk_ms: milliseconds(talkSeconds(call, nowUs)),
    hold_ms: milliseconds(holdSeconds(call, nowUs)),
    rating: /^[1-5]$/.test(call.rating ?? '') ? Number(call.rating) : null,
    marked: call.marks.length > 0,
  }
}

export function instant(microseconds: number): Date {
  return new Date(Math.round(microseconds / 1000))
}

export function instantOrNull(microseconds: number | null): Date | null {
  return microseconds === null ? null : instant(microseconds)
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000)
}
