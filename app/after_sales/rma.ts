import { facet } from '#app/orders/facet_states'
import type { OrderEvent } from '#app/orders/order_states'

export const RMA_STATUSES = [
  'requested',
  'approved',
  'rejected',
  'received',
  'inspected',
  'refunded',
  'exchanged',
  'closed',
] as const

export type RmaStatus = (typeof RMA_STATUSES)[number]

export type RmaEvent =
  'approve' | 'reject' | 'receive' | 'inspect' | 'refund' | 'exchange' | 'close'

/** TR23: request → approve → receive → inspect → refund or exchange → close; approved goods that never come are closed. */
export const rmaMachine = facet<RmaStatus, RmaEvent>('rma', 'requested', {
  requested: { approve: 'approved', reject: 'rejected' },
  approved: { receive: 'received', close: 'closed' },
  rejected: { close: 'closed' },
  received: { inspect: 'inspected' },
  inspected: { refund: 'refunded', exchange: 'exchanged' },
  refunded: { close: 'closed' },
  exchanged: { close: 'closed' },
  closed: {},
})

export const RMA_KINDS = ['refund', 'exchange'] as const
export type RmaKind = (typeof RMA_KINDS)[number]

export const RMA_REASONS = [
  'quality',
  'damaged',
  'wrong_goods',
  'not_as_described',
  'other',
] as const
export type RmaReason = (typeof RMA_REASONS)[number]

export type RmaBasis = 'no_reason' | 'with_reason' | 'trial'

/** Days after the day of delivery on which goods may go back without a reason (Consumer Protection Law, art. 25). */
export const RIGHT_DAYS = 7

/** The event of the order that brought its case to this status. */
export const RMA_CAUSES: Record<RmaStatus, OrderEvent> = {
  requested: 'rma_request',
  approved: 'rma_approve',
  rejected: 'rma_reject',
  received: 'rma_receive',
  inspected: 'rma_inspect',
  refunded: 'rma_refund',
  exchanged: 'rma_exchange',
  closed: 'rma_close',
}
