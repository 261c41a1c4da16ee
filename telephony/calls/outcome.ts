import type { Call, CallLeg, CallOutcome, HangupParty } from './call.ts'

/** A ringing phone is cancelled some milliseconds before or after its caller is seen leaving. */
const CANCEL_WINDOW_US = 1_000_000

export interface EndingFacts {
  /** From `spotline_outcome`, or from an event of the dialplan. */
  told: CallOutcome | null
  /** The stage when the customer's channel hung up. */
  stage: Call['stage']
  /** The switch's own queue gave up waiting. */
  queueTimedOut: boolean
}

/** The one outcome of a call that is over. */
export function decideOutcome(call: Call, facts: EndingFacts): CallOutcome {
  if (call.answeredAtUs !== null) return 'answered'
  if (facts.told !== null) return facts.told
  if (call.endUnknown || call.direction === 'outbound') return 'failed'
  const leg = customerLeg(call) ?? call.legs[0]
  if (call.direction === 'internal') return leg?.answeredAtUs ? 'ivr_completed' : 'failed'
  if (leftByPhone(leg)) {
    if (wasRinging(call)) return 'abandoned_ringing'
    return call.queuedAtUs === null ? 'abandoned_in_ivr' : 'abandoned_in_queue'
  }
  if (facts.queueTimedOut) return 'no_agent'
  if (call.hangupCause !== 'NORMAL_CLEARING' || facts.stage === 'ringing') return 'failed'
  if (call.queuedAtUs !== null) return 'no_agent'
  return leg?.answeredAtUs ? 'ivr_completed' : 'failed'
}

/**
 * Who ended the conversation (or the attempt): the phone whose BYE, CANCEL or refusal the switch
 * received first. Neither phone's: the switch. Null if the switch's own record of it never came.
 */
export function decideHangupParty(call: Call): HangupParty | null {
  if (call.endUnknown) return null
  const customer = customerLeg(call)
  const agent = lastAgentLeg(call)
  const left = [customer, agent].filter((leg) => leg !== undefined && leftByPhone(leg)) as CallLeg[]
  if ((customer?.disposition ?? agent?.disposition ?? null) === null) return null
  left.sort((one, other) => (one.endedAtUs ?? Infinity) - (other.endedAtUs ?? Infinity))
  if (left.length === 0) return 'switch'
  return left[0] === customer ? 'caller' : 'agent'
}

export function customerLeg(call: Call): CallLeg | undefined {
  return call.legs.find((leg) => leg.role === 'customer')
}

/**
 * The agent who talked last. Without any conversation: the one who dialled, for an outbound call; no
 * one for an inbound call, since an agent who refuses an offer ends no call.
 */
export function lastAgentLeg(call: Call): CallLeg | undefined {
  const uuid = call.segments.at(-1)?.agentLegUuid
  if (uuid !== undefined) return call.legs.find((leg) => leg.uuid === uuid)
  if (call.direction === 'inbound') return undefined
  return call.legs.find((leg) => leg.role === 'agent')
}

function leftByPhone(leg: CallLeg | undefined): boolean {
  if (leg === undefined) return false
  if (leg.disposition !== null) return leg.disposition.startsWith('recv_')
  return leg.hangupCause === 'NORMAL_CLEARING' || leg.hangupCause === 'ORIGINATOR_CANCEL'
}

function wasRinging(call: Call): boolean {
  const last = call.offers.at(-1)
  if (last === undefined) return false
  if (last.result === 'open') return true
  const mayBeCancelled = last.result === 'ORIGINATOR_CANCEL' || last.result === 'LOST'
  if (!mayBeCancelled || last.endedAtUs === null) return false
  return Math.abs((call.endedAtUs ?? 0) - last.endedAtUs) <= CANCEL_WINDOW_US
}
