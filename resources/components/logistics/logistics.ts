import type { Tone } from '~/components/shared/states'

/** What the server gives to the warehouse's pages; instants in ISO 8601, money in fen, telephones masked. */

export type WarehouseStatus = 'confirmed' | 'printed' | 'in_transit' | 'delivered' | 'returned'

export const WAREHOUSE_TONES: Record<WarehouseStatus, Tone> = {
  confirmed: 'confirmed',
  printed: 'transit',
  in_transit: 'transit',
  delivered: 'delivered',
  returned: 'returned',
}

export type OutboundRow = {
  id: number
  orderNo: string
  version: number
  status: WarehouseStatus
  confirmedAt: string
  days: number
  methodId: number
  method: string
  methodCode: string
  waybillNo: string | null
  name: string
  phone: string
  region: string
  product: string
  lineCount: number
  pieces: number
  totalFen: number
  paymentMode: 'cod' | 'prepaid'
  request: string | null
  obstacle: 'stock' | 'payment' | 'review' | null
}

export type OutboundPage = {
  rows: OutboundRow[]
  total: number
  page: number
  perPage: number
  totals: {
    pieces: number
    totalFen: number
    byStatus: Partial<Record<WarehouseStatus, number>>
  }
}

export type MethodSummary = {
  id: number
  code: string
  name: string
  template: string | null
  printable: number
  oldest: string | null
  stockHolds: number
  unpaid: number
  inReview: number
  numbersLeft: number
  numbersLow: boolean
}

export type BacklogAge = { span: string; confirmed: number; printed: number; inTransit: number }

export type Summary = { methods: MethodSummary[]; backlog: BacklogAge[]; codOutFen: number }

export type PrintBatch = {
  id: number
  method: string
  methodCode: string
  kind: 'print' | 'reprint'
  state: 'queued' | 'running' | 'done' | 'failed'
  total: number
  printed: number
  refused: number
  by: string
  createdAt: string
  updatedAt: string
  ready: boolean
}

export type PrintBatchDetail = PrintBatch & {
  refusals: { orderId: number; orderNo: string; message: string }[]
}

export type WarehouseAction =
  | 'print'
  | 'reprint'
  | 'hand_over'
  | 'revoke'
  | 'cancel'
  | 'void_wrong_order'
  | 'void_customer_cancelled'

export type ContentLine = {
  product: string
  specification: string
  sellingMethod: 'direct' | 'cross_sell' | 'gift'
  isTrial: boolean
  quantity: number
  unitPriceFen: number
}

export type OutboundContent = {
  id: number
  orderNo: string
  status: WarehouseStatus
  version: number
  methodId: number
  method: string
  warehouse: string | null
  name: string
  phone: string
  region: string
  address: string
  totalFen: number
  paymentMode: 'cod' | 'prepaid'
  paymentState: string
  stockHold: boolean
  request: string | null
  remark: string | null
  confirmedAt: string | null
  waybillNo: string | null
  printCount: number
  lines: ContentLine[]
  events: {
    id: number
    event: string
    reason: string | null
    at: string
    by: string | null
    waybillNo: string
  }[]
  actions: { event: WarehouseAction; allowed: boolean }[]
}
