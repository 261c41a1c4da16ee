import { describeLeg, microseconds } from '../calls/leg_description.ts'
import { isSwitchId } from '../esl/arguments.ts'
import type { SwitchEvent } from '../esl/event.ts'
import type { SwitchSnapshot } from '../esl/snapshot.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { DispatchEvent, FoundCaller, SwitchFact } from './events.ts'

/** What an event of the switch means to the dispatcher; nothing for most events. */
export function factsOf(event: SwitchEvent): SwitchFact[] {
  switch (event.name) {
    case 'CUSTOM':
      return factsOfCustom(event)
    case 'CHANNEL_CREATE': {
      const leg = describeLeg(event)
      if (!leg.isExtension) return []
      const { number: extension, callId } = leg
      return [{ type: 'leg_started', extension, legUuid: event.uuid, callId }]
    }
    case 'CHANNEL_ANSWER':
      return [{ type: 'leg_answered', legUuid: event.uuid }]
    case 'CHANNEL_BRIDGE':
      // Either side may be the agent's: which one is Bridge-A depends on who bridged.
      return event
        .getAll('Bridge-A-Unique-ID')
        .concat(event.getAll('Bridge-B-Unique-ID'))
        .map((legUuid) => ({ type: 'leg_bridged', legUuid }))
    case 'CHANNEL_HANGUP':
    case 'CHANNEL_HANGUP_COMPLETE':
      return ended(event.uuid, event.get('Hangup-Cause') ?? '')
    default:
      return []
  }
}

function factsOfCustom(event: SwitchEvent): SwitchFact[] {
  switch (event.subclass) {
    case 'spotline::wait':
      if (!isSwitchId(event.uuid)) return []
      return [{ ...describeCaller(event), type: 'caller_waiting', arrivedAt: milliseconds(event) }]
    case 'spotline::offer_failed': {
      const agentLegUuid = event.get('variable_spotline_agent_uuid') ?? ''
      return [{ type: 'offer_failed', agentLegUuid, cause: event.get('cause') ?? '' }]
    }
    case 'spotline::fallback':
    case 'spotline::callback':
    case 'spotline::left':
    case 'spotline::voicemail':
      return [{ type: 'caller_gone', callerUuid: event.uuid }]
    case 'sofia::register':
      return [{ type: 'registered', extension: userOf(event) }]
    case 'sofia::unregister':
    case 'sofia::expire':
      return [{ type: 'unregistered', extension: userOf(event) }]
    default:
      return []
  }
}

function ended(uuid: string, cause: string): SwitchFact[] {
  return [
    { type: 'leg_ended', legUuid: uuid, cause },
    { type: 'caller_gone', callerUuid: uuid },
  ]
}

function userOf(event: SwitchEvent): string {
  return event.get('from-user') ?? event.get('username') ?? event.get('user') ?? ''
}

function milliseconds(event: SwitchEvent): number {
  return Math.floor(event.timestampUs / 1000)
}

/** A head start beyond a day would only be a mistake. */
const LARGEST_SCORE = 86_400

function describeCaller(event: SwitchEvent) {
  const score = Number(event.get('variable_spotline_score') ?? 0)
  return {
    callId: event.get('variable_spotline_call_id') || event.uuid,
    callerUuid: event.uuid,
    serviceNumber: describeLeg(event).dnis,
    group: Number(event.get('variable_spotline_group')) || null,
    score: Number.isFinite(score) ? Math.max(-LARGEST_SCORE, Math.min(LARGEST_SCORE, score)) : 0,
  }
}

/** The calls in a snapshot, as a resync takes them. */
export function foundIn(snapshot: SwitchSnapshot): Extract<DispatchEvent, { type: 'resync' }> {
  const callers: FoundCaller[] = []
  const ours = new Set<string>()
  for (const dump of snapshot.dumps.values()) {
    const caller = findCaller(dump, snapshot)
    if (!caller) continue
    callers.push(caller)
    if (caller.agentLegUuid !== null) ours.add(caller.agentLegUuid)
  }
  const otherLegs = []
  for (const [legUuid, dump] of snapshot.dumps) {
    const leg = describeLeg(dump)
    if (leg.isExtension && !ours.has(legUuid)) otherLegs.push({ legUuid, extension: leg.number })
  }
  return { type: 'resync', callers, otherLegs, registered: null }
}

/**
 * `spotline_state` says where a caller is, but says `ringing` for some 200 ms of conversation:
 * whether the two talk is seen from `signal_bond` and from the agent's leg being answered.
 */
function findCaller(dump: SwitchEvent, snapshot: SwitchSnapshot): FoundCaller | null {
  const state = dump.get('variable_spotline_state')
  if (dump.get('Call-Direction') !== 'inbound') return null
  if (state !== 'waiting' && state !== 'ringing' && state !== 'talking') return null
  const answered = microseconds(dump.get('Caller-Channel-Answered-Time'))
  const arrivedUs = answered || microseconds(dump.get('Caller-Channel-Created-Time'))
  const known = { ...describeCaller(dump), arrivedAt: Math.floor(arrivedUs / 1000) }
  if (state === 'waiting') return { ...known, stage: state, agentLegUuid: null, extension: null }
  const agentLegUuid = dump.get('variable_spotline_agent_uuid') ?? null
  const extension = dump.get('variable_spotline_offer') ?? null
  const agentLeg = agentLegUuid === null ? undefined : snapshot.dumps.get(agentLegUuid)
  const bonded = agentLegUuid !== null && dump.get('variable_signal_bond') === agentLegUuid
  const talking = bonded || agentLeg?.get('Answer-State') === 'answered'
  if (state === 'talking' && !talking) return null
  return { ...known, stage: talking ? 'talking' : 'ringing', agentLegUuid, extension }
}

/**
 * What the second look at the switch shows that the first look and the events since did not: legs
 * that are gone, and calls that the first look, which lags behind, had missed.
 */
export function correctionsBy(snapshot: SwitchSnapshot, dispatcher: Dispatcher): SwitchFact[] {
  const { floor, callers } = dispatcher
  const lives = (uuid: string) => snapshot.dumps.has(uuid) || snapshot.bornLately.has(uuid)
  const facts: SwitchFact[] = []
  for (const [legUuid, { agent }] of floor.byLeg) {
    if (agent.state === 'reserved' || lives(legUuid)) continue
    const cause = agent.state === 'ringing' ? 'ORIGINATOR_CANCEL' : 'NORMAL_CLEARING'
    facts.push({ type: 'leg_ended', legUuid, cause })
  }
  for (const legUuid of floor.otherLegs.keys()) {
    if (!lives(legUuid)) facts.push({ type: 'leg_ended', legUuid, cause: 'NORMAL_CLEARING' })
  }
  for (const { callerUuid, callback } of callers.values()) {
    // Who is to be called back has no leg.
    if (callback === null && !lives(callerUuid)) facts.push({ type: 'caller_gone', callerUuid })
  }
  const found = foundIn(snapshot)
  for (const caller of found.callers) {
    if (caller.stage === 'waiting') facts.push({ ...caller, type: 'caller_waiting' })
  }
  return facts
}
