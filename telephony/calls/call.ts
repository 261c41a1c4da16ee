/** Lists within one call stay this short, whatever the switch sends. */
export const MOST_ENTRIES = 500

/** How a call ended, seen from the caller. Each ended call has exactly one. */
export type CallOutcome =
  | 'answered'
  | 'abandoned_in_ivr'
  | 'abandoned_in_queue'
  | 'abandoned_ringing'
  | 'no_agent'
  | 'out_of_hours'
  | 'ivr_completed'
  | 'blocked'
  | 'callback_taken'
  | 'voicemail'
  | 'failed'

/** `outbound` is click-to-dial or dialled at the phone; `internal` has no outside party. */
export type CallDirection = 'inbound' | 'outbound' | 'internal'

/**
 * Where the call is now. `ivr`: before the waiting line, or (outbound) before the far end rings;
 * `waiting`: in the line; `ringing`: an agent's phone, or the dialled party, is being called;
 * `talking`: bridged; `after_talk`: not bridged any more (hold room, the question after the
 * conversation); `fallback`: the switch's own distribution has it; `ended`: hung up.
 */
export type CallStage =
  'ivr' | 'waiting' | 'ringing' | 'talking' | 'after_talk' | 'fallback' | 'ended'

/** `switch`: neither phone hung up, for example a kick or a shutdown. */
export type HangupParty = 'caller' | 'agent' | 'switch'

/** One channel that took part. */
export interface CallLeg {
  uuid: string
  /** `customer` is the outside party; `agent` the extension; `third` consult or supervisor legs. */
  role: 'customer' | 'agent' | 'third'
  /** The agent's extension; for the customer his number. */
  number: string
  /** The leg that had this one made; null when nobody of this call did. */
  dialledBy: string | null
  createdAtUs: number
  answeredAtUs: number | null
  endedAtUs: number | null
  /** Q.850 name such as NORMAL_CLEARING, once ended. */
  hangupCause: string | null
  /** `sip_hangup_disposition`: recv_bye on the leg whose phone hung up. */
  disposition: string | null
  /** Its own party is not heard by the others. */
  muted: boolean
}

/** An agent's phone rang (or should have). */
export interface CallOffer {
  extension: string
  /** Empty when no leg came up, such as for an unregistered phone. */
  agentLegUuid: string
  offeredAtUs: number
  /** First ringing tone (CHANNEL_PROGRESS), null if none came. */
  rangAtUs: number | null
  endedAtUs: number | null
  /** `open` while it lasts; `answered`; else the cause: NO_ANSWER, ORIGINATOR_CANCEL …; LOST if unseen. */
  result: string
}

/**
 * One stretch of conversation with one agent, from CHANNEL_BRIDGE to CHANNEL_UNBRIDGE (or the end of
 * a leg), or as long as both are in a conference. Only in a conference two of them overlap.
 */
export interface TalkSegment {
  extension: string
  agentLegUuid: string
  fromUs: number
  toUs: number | null
  /** Finished holding in it, and the hold room after it, in microseconds. */
  heldUs: number
}

export interface CallRecording {
  path: string
  legUuid: string
  startedAtUs: number
  endedAtUs: number | null
  /** From `variable_record_ms`, null until stopped. */
  milliseconds: number | null
}

/** Free marks set by digits or dialplan, such as *83 pressed in a call. */
export interface CallMark {
  name: string
  legUuid: string
  atUs: number
}

/** All times are microseconds since 1970 by the switch's clock (steps of 20 ms). */
export interface Call {
  /** Uuid of the caller's channel; for a call that we made, the `spotline_call_id` that we gave it. */
  id: string
  coreUuid: string
  direction: CallDirection
  /** Number of the outside party: who calls inbound, who is called outbound. */
  customerNumber: string
  /** Who calls: the outside number inbound, the extension outbound. */
  callerNumber: string
  /** What was dialled first, before any transfer overwrote it. */
  dnis: string
  legs: CallLeg[]
  stage: CallStage
  outcome: CallOutcome | null
  /** True when the end was not seen: the call had vanished after a restart or a lost link. */
  endUnknown: boolean
  hangupBy: HangupParty | null
  /** Q.850 name from the customer's leg (outbound without one: from the agent's). */
  hangupCause: string | null
  createdAtUs: number
  /** First time in the waiting line. */
  queuedAtUs: number | null
  /** First bridge between the two parties. */
  answeredAtUs: number | null
  endedAtUs: number | null
  segments: TalkSegment[]
  offers: CallOffer[]
  recordings: CallRecording[]
  rating: string | null
  marks: CallMark[]
  /** Extension of the agent who talks, or talked last; empty before the first bridge. */
  agentExtension: string
  /** True while one of the two bridged legs is on hold, or the customer is in the hold room. */
  held: boolean
  /** Finished holding, in microseconds; see `holdSeconds`. */
  heldUs: number
  heldSinceUs: number | null
  /** The customer hears music while his agent consults somebody. */
  inHoldRoom: boolean
  /** Legs that are in a conference, in the order in which they came. */
  conference: string[]
}

/**
 * - `created`, `waiting` (joined the line, again after each failed offer), `fallback`
 * - `offered` (an agent is to ring), `ringing` (his phone rings), `offer_failed`
 * - `answered`: the first bridge, once a call; `talk_started`, `talk_ended`: every stretch
 * - `held`, `unheld`, `digit`, `marked`, `rated`, `recording_started`, `recorded`
 * - `hung_up`: the caller's channel is going, at once; `ended`: everything about the call is known
 *   (outcome, who hung up), some milliseconds later, or seconds if the switch posts its call records
 *   by HTTP. Each exactly once a call, in this order. Free agents and clear the line at the first.
 * - `leg_started`, `leg_answered`, `leg_ended`: any channel, also after `ended` (a consulting agent)
 * - `absorbed`: the record turned out to be a part of the call named in `value`; it is no call
 */
export type CallChangeKind =
  | 'created'
  | 'waiting'
  | 'fallback'
  | 'offered'
  | 'ringing'
  | 'offer_failed'
  | 'answered'
  | 'talk_started'
  | 'talk_ended'
  | 'held'
  | 'unheld'
  | 'digit'
  | 'marked'
  | 'rated'
  | 'recording_started'
  | 'recorded'
  | 'hung_up'
  | 'ended'
  | 'leg_started'
  | 'leg_answered'
  | 'leg_ended'
  | 'absorbed'

/**
 * One step of one call. `call` is the model's own live record: copy what must outlast the next event.
 */
export interface CallChange {
  kind: CallChangeKind
  call: Call
  atUs: number
  /** offered, ringing, offer_failed; answered and talk_started if the talk came from an offer. */
  offer?: CallOffer
  /** answered, talk_started, talk_ended. */
  segment?: TalkSegment
  /** recording_started, recorded. */
  recording?: CallRecording
  /** leg_started, leg_answered, leg_ended, digit, held, unheld. */
  leg?: CallLeg
  /** marked: the mark's name; digit: the key; rated: the figure; absorbed: the other call's id. */
  value?: string
}

/** Seconds from joining the line (or from the start, if never queued) to the first bridge or the end. */
export function waitSeconds(call: Call, nowUs: number): number {
  const from = call.queuedAtUs ?? call.createdAtUs
  return seconds((call.answeredAtUs ?? call.endedAtUs ?? nowUs) - from)
}

/** Seconds that the phone of the agent who answered rang; 0 when nobody did. */
export function ringSeconds(call: Call): number {
  const offer = call.offers.find((item) => item.result === 'answered')
  return offer === undefined
    ? 0
    : seconds((offer.endedAtUs ?? offer.offeredAtUs) - offer.offeredAtUs)
}

/** Seconds of conversation over all segments, holding included; what overlaps counts once. */
export function talkSeconds(call: Call, nowUs: number): number {
  let sum = 0
  let talkedUntil = 0
  for (const { fromUs, toUs } of call.segments.toSorted((a, b) => a.fromUs - b.fromUs)) {
    const from = Math.max(fromUs, talkedUntil)
    talkedUntil = Math.max(talkedUntil, toUs ?? nowUs)
    sum += talkedUntil - from
  }
  return seconds(sum)
}

export function holdSeconds(call: Call, nowUs: number): number {
  return seconds(call.heldUs + (call.heldSinceUs === null ? 0 : nowUs - call.heldSinceUs))
}

function seconds(microseconds: number): number {
  return Math.max(0, Math.round(microseconds / 1000) / 1000)
}

/** The living leg of whom this agent's leg consults. */
export function consultLegOf(call: Call, agentLegUuid: string): CallLeg | undefined {
  return call.legs.find(
    (leg) => leg.role === 'third' && leg.dialledBy === agentLegUuid && leg.endedAtUs === null
  )
}
