import type { SwitchEvent } from '../esl/event.ts'
import type { SwitchSnapshot } from '../esl/snapshot.ts'
import { applyBridge, applyUnbridge } from './bridging.ts'
import type { Call, CallChange } from './call.ts'
import type { CallRecord } from './call_record.ts'
import { applyCallcenterEvent, applyConferenceEvent, applySpotlineEvent } from './custom_events.ts'
import { FinishedChannels } from './finished_channels.ts'
import { earlierTalkUs, outcomeSetByDialplan } from './leg_description.ts'
import { LegBook, type LegEntry } from './leg_book.ts'
import { applySnapshot } from './resync.ts'

export interface CallModelOptions {
  /** Channels and calls that are over and still remembered. Default 40,000. */
  rememberFinished?: number
  /** After this long the call record is not waited for any more. Default 45 s. */
  longestSettleMs?: number
}

/**
 * Turns the events of one switch into calls: many channel events, one call, exactly one outcome. Told
 * the same events twice, or told some again after a reconnect, it ends up with the same calls and
 * says nothing twice. Within one channel the switch keeps order; between channels it doesn't, and
 * nothing here relies on it.
 *
 * The clock is the switch's own, taken from the events.
 */
export class CallModel {
  readonly #book: LegBook
  readonly #unsettled = new Set<CallRecord>()
  readonly #longestSettleUs: number
  #coreUuid = ''

  constructor(options: CallModelOptions = {}) {
    this.#book = new LegBook(new FinishedChannels(options.rememberFinished ?? 40_000))
    this.#longestSettleUs = (options.longestSettleMs ?? 45_000) * 1_000
  }

  /** A call that is not forgotten yet: running, or ended while one of its channels lives on. */
  get(id: string): Call | undefined {
    return this.#book.record(id)?.call
  }

  /** The call that a channel takes part in. */
  ofChannel(uuid: string): Call | undefined {
    return this.#book.entry(uuid)?.record.call
  }

  /** Takes in that a leg's party is silenced or heard again: the switch tells of it only when it is looked at. */
  noteMuted(legUuid: string, muted: boolean): void {
    const entry = this.#book.entry(legUuid)
    if (entry) entry.leg.muted = muted
  }

  /** Calls whose caller has not hung up. */
  *active(): Iterable<Call> {
    for (const record of this.#book.records()) if (record.call.stage !== 'ended') yield record.call
  }

  /** Every call with a channel that may still be up: two agents talk on when their caller has gone. */
  *living(): Iterable<Call> {
    for (const record of this.#book.records()) yield record.call
  }

  /** Calls and channels held, for watching the memory. */
  get size(): { calls: number; channels: number; finished: number } {
    return this.#book.size
  }

  apply(event: SwitchEvent): CallChange[] {
    const changes: CallChange[] = []
    const { name } = event
    const handle = HANDLERS.get(name)
    if (handle === undefined) {
      if (name === 'HEARTBEAT') this.#meet(event, changes)
      return changes
    }
    const nowUs = this.#meet(event, changes)
    handle(this.#book, event, nowUs, changes)
    this.#settle(nowUs, changes)
    return changes
  }

  /**
   * Takes over what the switch holds. Calls that it doesn't know any more are ended with
   * `endUnknown` at `nowUs`, but only by a final snapshot: the first look lags behind.
   */
  resync(snapshot: SwitchSnapshot, nowUs: number): CallChange[] {
    const changes: CallChange[] = []
    this.#meetCore(snapshot.coreUuid, nowUs, changes)
    applySnapshot(this.#book, snapshot, nowUs, changes)
    this.#settle(nowUs, changes)
    return changes
  }

  /** Ends what has waited too long for its call record. Heartbeats do this too. */
  sweep(nowUs: number): CallChange[] {
    const changes: CallChange[] = []
    this.#settle(nowUs, changes)
    return changes
  }

  #meet(event: SwitchEvent, changes: CallChange[]): number {
    const nowUs = event.timestampUs
    this.#meetCore(event.coreUuid, nowUs, changes)
    if (this.#unsettled.size > 0) this.#settle(nowUs, changes)
    return nowUs
  }

  /** A new core uuid: the switch was restarted, and every call before is gone. */
  #meetCore(coreUuid: string, nowUs: number, changes: CallChange[]): void {
    if (coreUuid === this.#coreUuid || coreUuid === '') return
    if (this.#coreUuid !== '') {
      for (const record of [...this.#book.records()]) {
        record.vanish(nowUs, changes)
        this.#book.forget(record)
      }
      this.#unsettled.clear()
    }
    this.#coreUuid = coreUuid
    this.#book.coreUuid = coreUuid
  }

  #settle(nowUs: number, changes: CallChange[]): void {
    for (const record of this.#book.takeTouched()) this.#unsettled.add(record)
    for (const record of this.#unsettled) {
      if (record.call.stage !== 'ended') {
        this.#unsettled.delete(record)
        continue
      }
      const late = nowUs - (record.call.endedAtUs ?? nowUs) > this.#longestSettleUs
      record.settle(nowUs, late, changes)
      if (!record.isEnded) continue
      this.#unsettled.delete(record)
      if (record.isQuiet) this.#book.forget(record)
    }
  }
}

type Handler = (book: LegBook, event: SwitchEvent, nowUs: number, changes: CallChange[]) => void

const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['CHANNEL_CREATE', (book, event, _nowUs, changes) => void book.meet(event, changes)],
  ['CHANNEL_PROGRESS', onProgress],
  ['CHANNEL_PROGRESS_MEDIA', onProgress],
  ['CHANNEL_ANSWER', onAnswer],
  ['CHANNEL_BRIDGE', applyBridge],
  ['CHANNEL_UNBRIDGE', applyUnbridge],
  ['CHANNEL_HOLD', onHold],
  ['CHANNEL_UNHOLD', onUnhold],
  ['CHANNEL_HANGUP', onHangup],
  ['CHANNEL_HANGUP_COMPLETE', onHangupComplete],
  ['DTMF', onDigit],
  ['RECORD_START', onRecordStart],
  ['RECORD_STOP', onRecordStop],
  ['CUSTOM', onCustom],
])

function onProgress(book: LegBook, event: SwitchEvent, nowUs: number, changes: CallChange[]): void {
  const entry = book.meetInOrder(event, changes)
  entry?.record.ring(entry.leg.uuid, nowUs, changes)
}

function onAnswer(book: LegBook, event: SwitchEvent, nowUs: number, changes: CallChange[]): void {
  const entry = book.meetInOrder(event, changes)
  entry?.record.answerLeg(entry.leg, nowUs, changes)
}

function onHold(book: LegBook, event: SwitchEvent, nowUs: number, changes: CallChange[]): void {
  const entry = book.meetInOrder(event, changes)
  entry?.record.hold(entry.leg, nowUs, changes)
}

function onUnhold(book: LegBook, event: SwitchEvent, nowUs: number, changes: CallChange[]): void {
  const entry = book.meetInOrder(event, changes)
  entry?.record.unhold(nowUs, changes, entry.leg)
}

/** Never held to be out of date: the end of a channel is final whenever it is told. */
function onHangup(book: LegBook, event: SwitchEvent, nowUs: number, changes: CallChange[]): void {
  const entry = book.meet(event, changes)
  if (entry !== null) endLeg(book, entry, event, nowUs, changes)
}

function onHangupComplete(
  book: LegBook,
  event: SwitchEvent,
  nowUs: number,
  changes: CallChange[]
): void {
  const entry = book.meet(event, changes)
  if (entry === null) return
  endLeg(book, entry, event, nowUs, changes)
  entry.record.completeLeg(entry.leg, event.get('variable_sip_hangup_disposition') ?? null)
}

function endLeg(
  book: LegBook,
  entry: LegEntry,
  event: SwitchEvent,
  nowUs: number,
  changes: CallChange[]
): void {
  book.touch(entry.record)
  if (entry.leg.endedAtUs !== null) return
  if (entry.leg.role === 'customer') {
    entry.record.told ??= outcomeSetByDialplan(event)
    if (entry.record.call.answeredAtUs === null) entry.record.wasAnswered(earlierTalkUs(event))
  }
  entry.record.endLeg(entry.leg, event.get('Hangup-Cause') ?? null, nowUs, changes)
}

function onDigit(book: LegBook, event: SwitchEvent, nowUs: number, changes: CallChange[]): void {
  const entry = book.meetInOrder(event, changes)
  entry?.record.digit(event.get('DTMF-Digit') ?? '', entry.leg, nowUs, changes)
}

function onRecordStart(
  book: LegBook,
  event: SwitchEvent,
  nowUs: number,
  changes: CallChange[]
): void {
  const entry = book.meetInOrder(event, changes)
  const path = event.get('Record-File-Path') ?? ''
  entry?.record.startRecording(path, entry.leg.uuid, nowUs, changes)
}

function onRecordStop(
  book: LegBook,
  event: SwitchEvent,
  nowUs: number,
  changes: CallChange[]
): void {
  const entry = book.meetInOrder(event, changes)
  if (entry === null) return
  const text = event.get('variable_record_ms')
  const milliseconds = text === undefined || !/^\d{1,12}$/.test(text) ? null : Number(text)
  const path = event.get('Record-File-Path') ?? ''
  entry.record.stopRecording(path, entry.leg.uuid, milliseconds, nowUs, changes)
}

function onCustom(book: LegBook, event: SwitchEvent, nowUs: number, changes: CallChange[]): void {
  const { subclass } = event
  if (subclass.startsWith('spotline::')) applySpotlineEvent(book, event, nowUs, changes)
  else if (subclass === 'conference::maintenance') applyConferenceEvent(book, event, nowUs, changes)
  else if (subclass === 'callcenter::info') applyCallcenterEvent(book, event, nowUs, changes)
}
