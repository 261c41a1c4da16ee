import type { Tone } from '~/components/shared/states'

export type OrderStatus =
  | 'draft'
  | 'confirmed'
  | 'printed'
  | 'in_transit'
  | 'delivered'
  | 'returned'
  | 'revoked'
  | 'cancelled'

export const STATUSES: OrderStatus[] = [
  'draft',
  'confirmed',
  'printed',
  'in_transit',
  'delivered',
  'returned',
  'revoked',
  'cancelled',
]

export const TONES: Record<OrderStatus, Tone> = {
  draft: 'draft',
  revoked: 'draft',
  confirmed: 'confirmed',
  printed: 'transit',
  in_transit: 'transit',
  delivered: 'delivered',
  returned: 'returned',
  cancelled: 'cancelled',
}

export type OrderRow = {
  id: number
  orderNo: string
  status: OrderStatus
  version: number
  createdAt: string
  customer: string
  customerClass: string
  phone: string
  product: string
  lineCount: number
  pieces: number
  totalFen: number
  paymentMode: 'cod' | 'prepaid'
  stockHold: boolean
  source: { channel: string; startsAt: string } | null
  taker: string
}

export type OrderTotals = {
  pieces: number
  totalFen: number
  byStatus: Partial<Record<OrderStatus, number>>
}

export type OrderChoices = {
  deliveryMethods: { id: number; code: string; name: string }[]
  products: { id: number; name: string; shortCode: string }[]
  provinces: { id: number; name: string }[]
}

export type OrderEntry = {
  id: number
  event: string
  to: OrderStatus
  by: string | null
  workstation: string | null
  reason: string | null
  changes: Record<string, unknown> | null
  at: string
}

export type OrderAction =
  | 'confirm'
  | 'edit'
  | 'edit_instructions'
  | 'edit_media'
  | 'append_remark'
  | 'record_payment'
  | 'record_refund'
  | 'request_revocation'
  | 'revoke'
  | 'cancel'
  | 'abandon'
  | 'delete'

export type ShownOrder = {
  id: number
  orderNo: string
  status: OrderStatus
  version: number
  inquiry: string | null
  paymentMode: 'cod' | 'prepaid'
  paymentState: string
  codState: string
  stockHold: boolean
  totalFen: number
  paidFen: number
  customerNo: string
  customerClass: string
  receiverName: string
  phone: string
  province: string
  city: string
  district: string
  address: string
  deliveryMethod: string
  deliveryCode: string
  deliveryInstructions: string | null
  remark: string | null
  taker: string
  channel: string | null
  placementStartsAt: string | null
  placementProduct: string | null
  /** A person chose the source; it does not follow the call. */
  placementManual: boolean
  createdAt: string
  lines: {
    position: number
    product: string
    specification: string
    unitPriceFen: number
    quantity: number
    sellingMethod: string
    isTrial: boolean
  }[]
  shipments: { id: number; status: string; waybillNo: string | null; carrier: string }[]
  history: OrderEntry[]
  actions: {
    allowed: OrderAction[]
    refused: { event: string; reason: 'permission' | 'not_yours' | 'logistics' | 'state' }[]
  }
}

/** An order that money is owed back for. */
export type Refund = {
  id: number
  orderNo: string
  status: 'cancelled' | 'revoked'
  version: number
  customer: string
  taker: string
  totalFen: number
  owedFen: number
  method: string
  reference: string
  owedSince: string
  reason: string | null
}
