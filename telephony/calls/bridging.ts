import type { SwitchEvent } from '../esl/event.ts'
import type { CallChange } from './call.ts'
import type { LegBook, LegEntry } from './leg_book.ts'
import { customerLeg } from './outcome.ts'

/**
 * CHANNEL_BRIDGE: sent once, on one of the two. Which one depends on how they were connected, so the
 * two are taken from `Bridge-A-Unique-ID` and `Bridge-B-Unique-ID`.
 */
export function applyBridge(
  book: LegBook,
  event: SwitchEvent,
  nowUs: number,
  changes: CallChange[]
): void {
  const teller = book.meetInOrder(event, changes)
  if (teller === null) return
  const a = event.get('Bridge-A-Unique-ID') ?? ''
  const b = event.get('Bridge-B-Unique-ID') ?? ''
  const otherUuid = a === event.uuid ? b : a
  if (otherUuid === '' || book.isFinished(otherUuid)) return
  const other =
    book.entry(otherUuid) ??
    book.meetOtherLeg(otherUuid, event.get('Other-Leg-Destination-Number') ?? '', teller, changes)
  connect(book, teller, other, nowUs, changes)
}

/** Two channels hear each other now. */
export function connect(
  book: LegBook,
  one: LegEntry,
  other: LegEntry,
  nowUs: number,
  changes: CallChange[]
): void {
  if (one.record !== other.record && !unite(book, one, other, nowUs, changes)) return
  const { record } = one
  const customer = [one, other].find((entry) => entry.leg.role === 'customer')
  if (customer !== undefined) {
    const partner = customer === one ? other : one
    if (partner.leg.role === 'customer') return
    partner.leg.role = 'agent'
    record.bridge(partner.leg, nowUs, changes)
  } else if (customerLeg(record.call) === undefined) {
    const agent = one.leg.role === 'agent' ? one : other
    record.bridge(agent.leg, nowUs, changes)
  }
}

/** Two records become one: the one with an outside party stays, else the older. */
function unite(
  book: LegBook,
  one: LegEntry,
  other: LegEntry,
  nowUs: number,
  changes: CallChange[]
): boolean {
  const records = [one.record, other.record]
  const withCustomer = records.filter((record) => customerLeg(record.call) !== undefined)
  if (withCustomer.length > 1) return false
  const into =
    withCustomer[0] ?? records.toSorted((a, b) => a.call.createdAtUs - b.call.createdAtUs)[0]
  const from = into === records[0] ? records[1] : records[0]
  book.absorb(from, into, nowUs, changes)
  return true
}

export function applyUnbridge(
  book: LegBook,
  event: SwitchEvent,
  nowUs: number,
  changes: CallChange[]
): void {
  const teller = book.meetInOrder(event, changes)
  if (teller === null) return
  const pair = [event.get('Bridge-A-Unique-ID') ?? '', event.get('Bridge-B-Unique-ID') ?? '']
  const customer = customerLeg(teller.record.call)
  if (customer !== undefined && !pair.includes(customer.uuid)) return
  for (const uuid of pair) teller.record.unbridge(uuid, nowUs, changes)
}
