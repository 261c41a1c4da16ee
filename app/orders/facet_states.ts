import { StateMachine, type StateTable } from '#core/state_machine'

/** One facet's table: events need no permission of their own, the order's event that causes them was checked. */
export function facet<State extends string, Event extends string>(
  name: string,
  initial: State,
  targets: Record<State, Partial<Record<Event, State>>>
): StateMachine<State, Event> {
  const table = Object.fromEntries(
    Object.entries<Partial<Record<Event, State>>>(targets).map(([from, events]) => [
      from,
      Object.fromEntries(
        Object.entries(events).map(([event, to]) => [
          event,
          { to, permission: null, label: `orders.${name}_events.${event}` },
        ])
      ),
    ])
  ) as StateTable<State, Event>
  return new StateMachine({ name, initial: [initial], table })
}

export type CodState = 'none' | 'expected' | 'collected' | 'remitted' | 'short' | 'written_off'

export const codMachine = facet<
  CodState,
  'hand_over' | 'collect' | 'return' | 'correct' | 'remit' | 'fall_short' | 'write_off'
>('cod', 'none', {
  none: { hand_over: 'expected', correct: 'expected' },
  expected: { collect: 'collected', return: 'none' },
  collected: {
    remit: 'remitted',
    fall_short: 'short',
    write_off: 'written_off',
    correct: 'expected',
  },
  short: { remit: 'remitted', write_off: 'written_off' },
  remitted: {},
  written_off: {},
})

export type ReviewState = 'none' | 'pending' | 'approved' | 'rejected'

export const reviewMachine = facet<ReviewState, 'ask' | 'approve' | 'reject'>('review', 'none', {
  none: { ask: 'pending' },
  pending: { approve: 'approved', reject: 'rejected' },
  approved: { ask: 'pending' },
  rejected: { ask: 'pending' },
})

export type ReturnReceipt = 'none' | 'expected' | 'received' | 'inspected'

export const returnMachine = facet<ReturnReceipt, 'return' | 'receive' | 'inspect' | 'correct'>(
  'return',
  'none',
  {
    none: { return: 'expected' },
    expected: { receive: 'received', correct: 'none' },
    received: { inspect: 'inspected', correct: 'none' },
    inspected: {},
  }
)

export type ShipmentStatus =
  'pending' | 'printed' | 'handed_over' | 'delivered' | 'returned' | 'recalled' | 'voided'

export const shipmentMachine = facet<
  ShipmentStatus,
  'print' | 'reprint' | 'hand_over' | 'deliver' | 'return' | 'recall' | 'void' | 'correct'
>('shipment', 'pending', {
  pending: { print: 'printed', recall: 'recalled' },
  printed: { reprint: 'printed', hand_over: 'handed_over', void: 'voided' },
  handed_over: { reprint: 'handed_over', deliver: 'delivered', return: 'returned' },
  delivered: { correct: 'handed_over' },
  returned: { correct: 'handed_over' },
  recalled: {},
  voided: {},
})

export type PaymentState = 'unpaid' | 'partial' | 'paid' | 'refunding' | 'refunded'

/** A prepaid order's payment state is the sum of its ledger against the total, never set by hand (TR27). */
export function paymentStateOf(input: {
  totalFen: number
  paidFen: number
  /** Some money went back already. */
  refunded: boolean
  /** The order is cancelled, so that what was paid has to go back. */
  owedBack: boolean
}): PaymentState {
  if (input.owedBack && input.paidFen > 0) return 'refunding'
  if (input.paidFen <= 0) return input.refunded ? 'refunded' : 'unpaid'
  return input.paidFen >= input.totalFen ? 'paid' : 'partial'
}
