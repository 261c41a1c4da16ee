import type { SwitchEvent } from '../esl/event.ts'
import type { SwitchSnapshot } from '../esl/snapshot.ts'
import { connect } from './bridging.ts'
import type { CallChange } from './call.ts'
import type { LegBook, LegEntry } from './leg_book.ts'
import { earlierTalkUs, microseconds } from './leg_description.ts'

/**
 * Brings the calls in line with what the switch holds. Only `uuid_dump` is live: a channel lives if
 * it could be dumped. Two channels talk if each names the other in `signal_bond` and neither rings
 * (`bridge_uuid` is stale after a conversation).
 */
export function applySnapshot(
  book: LegBook,
  snapshot: SwitchSnapshot,
  nowUs: number,
  changes: CallChange[]
): void {
  for (const dump of oldestFirst(snapshot)) {
    const entry = book.meet(dump, changes)
    if (entry !== null) takeState(entry, dump, nowUs, changes)
  }
  const talking = new Map<string, string>()
  for (const [uuid, dump] of snapshot.dumps) {
    const partner = partnerOf(uuid, dump, snapshot)
    if (partner !== '') talking.set(uuid, partner)
  }
  endMissedTalk(book, talking, snapshot, nowUs, changes)
  for (const [uuid, partner] of talking) {
    const one = book.entry(uuid)
    const other = book.entry(partner)
    if (one === undefined || other === undefined) continue
    const since = microseconds(snapshot.dumps.get(uuid)?.get('Caller-Channel-Bridged-Time'))
    connect(book, one, other, since || nowUs, changes)
  }
  if (snapshot.final) endVanished(book, snapshot, nowUs, changes)
}

/** Callers before the phones that they had rung, so that each finds its call. */
function oldestFirst(snapshot: SwitchSnapshot): SwitchEvent[] {
  const created = (dump: SwitchEvent) => microseconds(dump.get('Caller-Channel-Created-Time'))
  const rank = (dump: SwitchEvent) => (dump.get('Call-Direction') === 'inbound' ? 0 : 1)
  return [...snapshot.dumps.values()].sort(
    (one, other) => rank(one) - rank(other) || created(one) - created(other)
  )
}

function takeState(entry: LegEntry, dump: SwitchEvent, nowUs: number, changes: CallChange[]): void {
  const { leg, record } = entry
  leg.muted = dump.get('variable_spotline_muted') === 'yes'
  const answeredAtUs = microseconds(dump.get('Caller-Channel-Answered-Time'))
  if (answeredAtUs > 0) record.answerLeg(leg, answeredAtUs, changes)
  if (leg.role === 'agent' && dump.get('Channel-Call-State') === 'RINGING') {
    record.ring(leg.uuid, nowUs, changes)
  }
  if (isInConference(dump)) record.joinConference(leg, nowUs, changes)
  if (leg.role !== 'customer' || record.call.direction !== 'inbound') return
  const state = dump.get('variable_spotline_state') ?? ''
  const joinedAtUs = answeredAtUs || nowUs
  if (state === 'waiting') record.wait(record.call.queuedAtUs ?? joinedAtUs, changes)
  else if (state === 'consult_hold') record.enterHoldRoom(leg, nowUs, changes)
  else if (state === 'fallback' && record.call.stage !== 'talking') {
    record.fallBack(record.call.queuedAtUs ?? joinedAtUs, changes)
  } else if (state === 'ringing' || state === 'talking' || state === 'rating') {
    record.call.queuedAtUs ??= joinedAtUs
  }
  if (state === 'rating') record.wasAnswered(earlierTalkUs(dump))
}

function partnerOf(uuid: string, dump: SwitchEvent, snapshot: SwitchSnapshot): string {
  const partner = dump.get('variable_signal_bond') ?? ''
  const other = snapshot.dumps.get(partner)
  if (other === undefined || other.get('variable_signal_bond') !== uuid) return ''
  return isAnswered(dump) && isAnswered(other) ? partner : ''
}

function isInConference(dump: SwitchEvent): boolean {
  return dump.get('variable_current_application') === 'conference'
}

function isAnswered(dump: SwitchEvent): boolean {
  return microseconds(dump.get('Caller-Channel-Answered-Time')) > 0
}

/** A conversation whose end was not seen: its two channels live, but not with each other. */
function endMissedTalk(
  book: LegBook,
  talking: Map<string, string>,
  snapshot: SwitchSnapshot,
  nowUs: number,
  changes: CallChange[]
): void {
  for (const record of book.records()) {
    const segment = record.call.segments.at(-1)
    if (segment === undefined || segment.toUs !== null) continue
    const uuid = segment.agentLegUuid
    const dump = snapshot.dumps.get(uuid)
    if (dump && !talking.has(uuid) && !isInConference(dump)) record.unbridge(uuid, nowUs, changes)
  }
}

function endVanished(
  book: LegBook,
  snapshot: SwitchSnapshot,
  nowUs: number,
  changes: CallChange[]
): void {
  for (const { leg, record } of [...book.entries()]) {
    if (leg.endedAtUs !== null || snapshot.dumps.has(leg.uuid)) continue
    if (snapshot.bornLately.has(leg.uuid)) continue
    record.endLegUnseen(leg, nowUs, changes)
    book.touch(record)
  }
}
