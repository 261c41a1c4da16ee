import type { SwitchEvent } from '../esl/event.ts'
import type { CallChange, CallOffer } from './call.ts'
import type { LegBook } from './leg_book.ts'

const ONE_SECOND_US = 1_000_000

/** Events that our own dialplan sends; each carries the whole channel's headers. */
export function applySpotlineEvent(
  book: LegBook,
  event: SwitchEvent,
  nowUs: number,
  changes: CallChange[]
): void {
  const entry = book.meetInOrder(event, changes)
  if (entry === null) return
  const { record, leg } = entry
  switch (event.subclass) {
    case 'spotline::wait':
      book.nameAlso(record, event.get('variable_spotline_call_id') ?? '')
      return record.wait(nowUs, changes)
    case 'spotline::fallback':
      return record.fallBack(nowUs, changes)
    case 'spotline::offer_failed': {
      const endedByLeg = (offer: CallOffer) =>
        offer.agentLegUuid !== '' &&
        offer.result !== 'answered' &&
        nowUs - (offer.endedAtUs ?? nowUs) < ONE_SECOND_US
      const extension = event.get('agent') ?? ''
      return record.failOfferOf(extension, event.get('cause') ?? '', nowUs, endedByLeg, changes)
    }
    case 'spotline::rating':
      return record.rate(event.get('rating') ?? '', nowUs, changes)
    case 'spotline::digit':
      return record.digit(event.get('digit') ?? '', leg, nowUs, changes)
    case 'spotline::feature':
    case 'spotline::mark':
      return record.mark(event.get('action') ?? '', leg, nowUs, changes)
    case 'spotline::refused':
      record.told ??= 'blocked'
      return
    case 'spotline::consult_hold':
      if (leg.role === 'customer') record.enterHoldRoom(leg, nowUs, changes)
      return
    case 'spotline::closed':
      record.told ??= 'out_of_hours'
      return
    case 'spotline::callback':
      record.told ??= 'callback_taken'
      return
    case 'spotline::voicemail':
      record.told ??= 'voicemail'
  }
}

/** `conference::maintenance`: who is in a conference, told with each member's channel. */
export function applyConferenceEvent(
  book: LegBook,
  event: SwitchEvent,
  nowUs: number,
  changes: CallChange[]
): void {
  const action = event.get('Action')
  if (action !== 'add-member' && action !== 'del-member') return
  const entry = book.entry(event.uuid)
  if (entry === undefined || book.meetInOrder(event, changes) === null) return
  if (action === 'add-member') entry.record.joinConference(entry.leg, nowUs, changes)
  else entry.record.leaveConference(entry.leg, nowUs, changes)
}

/** Reasons of the switch's own queue for letting a caller go who did not hang up. */
const GAVE_UP: ReadonlySet<string> = new Set(['TIMEOUT', 'NO_AGENT_TIMEOUT'])

/**
 * `callcenter::info`, the switch's own queue. Ringing and talking are seen from the channels: a
 * `bridge-agent-start` alone is no conversation, and some calls end without a `member-queue-end`.
 */
export function applyCallcenterEvent(
  book: LegBook,
  event: SwitchEvent,
  nowUs: number,
  changes: CallChange[]
): void {
  const record = book.entry(event.get('CC-Member-Session-UUID') ?? '')?.record
  if (record === undefined) return
  switch (event.get('CC-Action')) {
    case 'member-queue-start':
      if (record.call.stage === 'ivr' || record.call.stage === 'after_talk') {
        record.wait(nowUs, changes)
      }
      return
    case 'bridge-agent-fail': {
      const calledUs = (Number(event.get('CC-Agent-Called-Time')) || 0) * ONE_SECOND_US
      const isThisOne = (offer: CallOffer) => offer.offeredAtUs >= calledUs - ONE_SECOND_US
      const extension = event.get('CC-Agent') ?? ''
      const cause = event.get('CC-Hangup-Cause') ?? ''
      return record.failOfferOf(extension, cause, nowUs, isThisOne, changes)
    }
    case 'member-queue-end':
      record.queueTimedOut = GAVE_UP.has(event.get('CC-Cancel-Reason') ?? '')
  }
}
