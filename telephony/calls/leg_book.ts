import type { SwitchEvent } from '../esl/event.ts'
import type { Call, CallChange, CallDirection, CallLeg } from './call.ts'
import { CallRecord } from './call_record.ts'
import type { FinishedChannels } from './finished_channels.ts'
import { describeLeg, type LegDescription } from './leg_description.ts'
import { customerLeg } from './outcome.ts'

export interface LegEntry {
  leg: CallLeg
  record: CallRecord
  /** Highest `Event-Sequence` seen of this channel. Within one channel it only rises. */
  sequence: number
}

/** Which channel belongs to which call, and as what. */
export class LegBook {
  coreUuid = ''
  readonly #entries = new Map<string, LegEntry>()
  readonly #records = new Map<string, CallRecord>()
  /** Calls by a `spotline_call_id` that is not their id: the dialplan gave it to a channel later. */
  readonly #otherNames = new Map<string, CallRecord>()
  readonly #finished: FinishedChannels
  #touched: CallRecord[] = []

  constructor(finished: FinishedChannels) {
    this.#finished = finished
  }

  entry(uuid: string): LegEntry | undefined {
    return this.#entries.get(uuid)
  }

  record(id: string): CallRecord | undefined {
    return this.#records.get(id) ?? this.#otherNames.get(id)
  }

  /** The dialplan calls the call by another name as well, which legs made later will carry. */
  nameAlso(record: CallRecord, callId: string): void {
    if (callId === '' || callId === record.call.id || record.otherName !== '') return
    if (this.#records.has(callId) || this.#finished.has(callId)) return
    record.otherName = callId
    this.#otherNames.set(callId, record)
  }

  records(): Iterable<CallRecord> {
    return this.#records.values()
  }

  entries(): Iterable<LegEntry> {
    return this.#entries.values()
  }

  isFinished(uuid: string): boolean {
    return this.#finished.has(uuid)
  }

  get size(): { calls: number; channels: number; finished: number } {
    const finished = this.#finished.size
    return { calls: this.#records.size, channels: this.#entries.size, finished }
  }

  /** Asks that the record be looked at for its end. */
  touch(record: CallRecord): void {
    this.#touched.push(record)
  }

  takeTouched(): CallRecord[] {
    const touched = this.#touched
    if (touched.length > 0) this.#touched = []
    return touched
  }

  /** The event's channel, made from its headers if it is new; null if it is over. */
  meet(event: SwitchEvent, changes: CallChange[]): LegEntry | null {
    const { uuid } = event
    let entry = this.#entries.get(uuid)
    if (entry === undefined) {
      if (uuid === '' || this.#finished.has(uuid)) return null
      entry = this.#adopt(describeLeg(event), event, changes)
    }
    const sequence = sequenceOf(event)
    if (sequence > entry.sequence) entry.sequence = sequence
    return entry
  }

  /** The same, but null for an event that this channel has had before, or is past. */
  meetInOrder(event: SwitchEvent, changes: CallChange[]): LegEntry | null {
    const known = this.#entries.get(event.uuid)
    if (known !== undefined && sequenceOf(event) <= known.sequence) return null
    return this.meet(event, changes)
  }

  /** A channel that is known only from the headers of the one it was connected with. */
  meetOtherLeg(uuid: string, number: string, of: LegEntry, changes: CallChange[]): LegEntry {
    const leg = newLeg(uuid, 'third', number, of.leg.answeredAtUs ?? of.leg.createdAtUs)
    leg.dialledBy = of.leg.uuid
    return this.#enter(leg, of.record, changes)
  }

  /** Moves all channels of one record into another: both turned out to be one call. */
  absorb(from: CallRecord, into: CallRecord, atUs: number, changes: CallChange[]): void {
    for (const leg of from.call.legs) {
      if (leg.role === 'customer') leg.role = 'third'
      const entry = this.#entries.get(leg.uuid)
      if (entry !== undefined) entry.record = into
      into.call.legs.push(leg)
    }
    from.call.stage = 'ended'
    from.isEnded = true
    this.#records.delete(from.call.id)
    changes.push({ kind: 'absorbed', call: from.call, atUs, value: into.call.id })
  }

  forget(record: CallRecord): void {
    for (const leg of record.call.legs) {
      if (this.#entries.get(leg.uuid)?.record !== record) continue
      this.#entries.delete(leg.uuid)
      this.#finished.add(leg.uuid)
    }
    if (this.#records.get(record.call.id) === record) this.#records.delete(record.call.id)
    this.#finished.add(record.call.id)
    if (record.otherName !== '') this.#otherNames.delete(record.otherName)
  }

  #adopt(leg: LegDescription, event: SwitchEvent, changes: CallChange[]): LegEntry {
    for (const uuid of leg.linkedTo) {
      const parent = this.#entries.get(uuid)
      if (parent !== undefined) return this.#join(leg, parent.record, parent.leg, changes)
    }
    const record = leg.inbound ? undefined : this.record(leg.callId)
    if (record !== undefined) return this.#join(leg, record, customerLeg(record.call), changes)
    return this.#begin(leg, event, changes)
  }

  /** The channel is the first of its call. */
  #begin(leg: LegDescription, event: SwitchEvent, changes: CallChange[]): LegEntry {
    const direction = directionOf(leg)
    const id = this.#freeId(leg)
    const customerNumber =
      direction === 'inbound' || leg.callId !== '' || leg.outboundMarked
        ? (event.get('variable_spotline_customer') ?? leg.callerNumber)
        : ''
    const call = newCall(id, this.coreUuid, direction, leg.createdAtUs)
    call.customerNumber = !leg.isExtension && !leg.inbound ? leg.number : customerNumber
    call.callerNumber = leg.isExtension ? leg.number : leg.callerNumber
    call.dnis = !leg.inbound && leg.isExtension ? customerNumber : leg.dnis
    const record = new CallRecord(call)
    this.#records.set(id, record)
    this.nameAlso(record, leg.callId)
    changes.push({ kind: 'created', call, atUs: leg.createdAtUs })
    const role = leg.isExtension ? 'agent' : 'customer'
    const entry = this.#enter(newLeg(leg.uuid, role, leg.number, leg.createdAtUs), record, changes)
    if (leg.inbound) this.#claimOffers(leg.uuid, record, event.timestampUs, changes)
    return entry
  }

  /** Agents' legs that were made for this caller, but seen before him. */
  #claimOffers(uuid: string, record: CallRecord, atUs: number, changes: CallChange[]): void {
    const early = this.#otherNames.get(uuid)
    if (early === undefined || early === record || early.call.direction === 'inbound') return
    this.#otherNames.delete(uuid)
    this.absorb(early, record, atUs, changes)
    for (const leg of early.call.legs) {
      if (leg.role === 'agent') record.offer(leg.number, leg.uuid, leg.createdAtUs, changes)
    }
  }

  /**
   * A call has the id of its first channel, which is known from the first event on. Only a call that
   * we dialled (`spotline_direction=outbound`) has the id that we gave it, unless that is taken.
   */
  #freeId(leg: LegDescription): string {
    const { callId } = leg
    if (!leg.outboundMarked || callId === '') return leg.uuid
    return this.#records.has(callId) || this.#finished.has(callId) ? leg.uuid : callId
  }

  /** The channel belongs to a call that is known. */
  #join(
    leg: LegDescription,
    record: CallRecord,
    parent: CallLeg | undefined,
    changes: CallChange[]
  ): LegEntry {
    const { call } = record
    const entered = newLeg(leg.uuid, 'third', leg.number, leg.createdAtUs)
    if (leg.linkedTo.length > 0) entered.dialledBy = parent?.uuid ?? null
    if (leg.role !== '') return this.#enter(entered, record, changes)
    const tried = customerLeg(call)
    if (call.direction !== 'inbound' && !leg.isExtension && (!tried || isUnreached(tried))) {
      // The next trunk after one that refused: whom it reaches is the customer.
      if (tried) tried.role = 'third'
      entered.role = 'customer'
      entered.number = leg.dnis
      call.direction = 'outbound'
      call.customerNumber = leg.dnis
      // A click-to-dial whose first events were missed shows the agent's own number until now.
      if (call.dnis === '' || call.dnis === parent?.number) call.dnis = leg.dnis
      return this.#enter(entered, record, changes)
    }
    if (!leg.isExtension || parent?.role !== 'customer') {
      return this.#enter(entered, record, changes)
    }
    entered.role = 'agent'
    const entry = this.#enter(entered, record, changes)
    record.offer(leg.number, leg.uuid, leg.createdAtUs, changes)
    return entry
  }

  #enter(leg: CallLeg, record: CallRecord, changes: CallChange[]): LegEntry {
    const entry = { leg, record, sequence: -1 }
    this.#entries.set(leg.uuid, entry)
    const dropped = record.addLeg(leg, changes)
    if (dropped !== undefined) {
      this.#entries.delete(dropped.uuid)
      this.#finished.add(dropped.uuid)
    }
    return entry
  }
}

function isUnreached(leg: CallLeg): boolean {
  return leg.endedAtUs !== null && leg.answeredAtUs === null
}

function sequenceOf(event: SwitchEvent): number {
  const text = event.get('Event-Sequence')
  return text === undefined ? Number.NaN : Number(text)
}

function directionOf(leg: LegDescription): CallDirection {
  if (leg.inbound) return leg.isExtension ? 'internal' : 'inbound'
  if (!leg.isExtension) return 'outbound'
  return leg.role === '' && (leg.outboundMarked || leg.callId !== '') ? 'outbound' : 'internal'
}

function newLeg(uuid: string, role: CallLeg['role'], number: string, createdAtUs: number): CallLeg {
  return {
    uuid,
    role,
    number,
    dialledBy: null,
    createdAtUs,
    answeredAtUs: null,
    endedAtUs: null,
    hangupCause: null,
    disposition: null,
    muted: false,
  }
}

function newCall(
  id: string,
  coreUuid: string,
  direction: CallDirection,
  createdAtUs: number
): Call {
  return {
    id,
    coreUuid,
    direction,
    customerNumber: '',
    callerNumber: '',
    dnis: '',
    legs: [],
    stage: 'ivr',
    outcome: null,
    endUnknown: false,
    hangupBy: null,
    hangupCause: null,
    createdAtUs,
    queuedAtUs: null,
    answeredAtUs: null,
    endedAtUs: null,
    segments: [],
    offers: [],
    recordings: [],
    rating: null,
    marks: [],
    agentExtension: '',
    held: false,
    heldUs: 0,
    heldSinceUs: null,
    inHoldRoom: false,
    conference: [],
  }
}
