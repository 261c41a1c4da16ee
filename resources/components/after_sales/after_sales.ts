import type { ReturnLine } from '~/components/logistics/returns'

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

export const RMA_REASONS = [
  'quality',
  'damaged',
  'wrong_goods',
  'not_as_described',
  'other',
] as const

export type RmaEvent =
  'approve' | 'reject' | 'receive' | 'inspect' | 'refund' | 'exchange' | 'close'

export type RmaRow = {
  id: number
  orderId: number
  orderNo: string
  status: RmaStatus
  kind: 'refund' | 'exchange'
  basis: 'no_reason' | 'with_reason' | 'trial'
  reason: string | null
  customer: string
  goods: string
  pieces: number
  amountFen: number
  refundFen: number | null
  rightUntil: string
  requestedBy: string
  createdAt: string
}

export type ShownRma = {
  id: number
  orderId: number
  orderNo: string
  version: number
  status: RmaStatus
  kind: 'refund' | 'exchange'
  basis: RmaRow['basis']
  reason: string | null
  remark: string | null
  rightUntil: string
  customer: string
  phone: string
  paymentMode: 'cod' | 'prepaid'
  deliveredAt: string
  refundFen: number | null
  refundMethod: string | null
  refundReference: string | null
  exchangeOrderNo: string | null
  lines: (ReturnLine & { amountFen: number })[]
  events: { id: number; event: string; reason: string | null; at: string; by: string | null }[]
  actions: { event: RmaEvent; allowed: boolean }[]
}

export type DeliveredOrder = {
  id: number
  orderNo: string
  version: number
  customer: string
  deliveredAt: string
  rightUntil: string
  /** Still within the days in which no reason is needed. */
  within: boolean
  lines: {
    position: number
    product: string
    specification: string
    unitPriceFen: number
    quantity: number
    returnable: number
    trialOutcome: 'pending' | 'kept' | 'returned' | null
    excluded: boolean
  }[]
}
