/** What carriers tell of parcels, as the server sends it. Instants are ISO 8601. */
import type { ReturnReason } from './feedback'

export const EXCEPTION_KINDS = [
  'problem',
  'refused',
  'returning',
  'returned',
  'no_record',
  'cancelled',
  'unknown',
] as const

export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

export type ParcelException = {
  id: number
  kind: ExceptionKind
  carrier: string
  waybillNo: string
  orderId: number | null
  orderNo: string | null
  orderStatus: string | null
  name: string | null
  message: string | null
  toldAt: string
  resolvedAt: string | null
  resolvedBy: string | null
  notes: { id: number; content: string; by: string; at: string }[]
}

export type ParcelTrack = {
  shipmentId: number
  waybillNo: string
  carrier: string
  meaning: string | null
  exceptions: ExceptionKind[]
  events: { id: number; at: string; content: string; place: string | null }[]
}

export type Proposal = {
  id: number
  result: 'delivered' | 'returned'
  reason: ReturnReason | null
  waybillNo: string
  carrier: string
  ownDelivery: boolean
  orderId: number
  orderNo: string
  name: string
  collectFen: number
  toldAt: string
}
