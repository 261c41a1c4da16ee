import type { TypedLine } from '#app/orders/order_lines'

/** What an agent fills in for an order. */
export type PlaceOrderContent = {
  customerId: number
  lines: TypedLine[]
  /** District of the delivery address, and the rest of it; needed to confirm, not to save. */
  regionId?: number | null
  address?: string | null
  /** The default method unless told. */
  deliveryMethodId?: number | null
  deliveryInstructions?: string | null
  paymentMode: 'cod' | 'prepaid'
  /** Undefined takes what the call is credited to; a placement or null set by hand stays so. */
  placementId?: number | null
  callId?: string | null
  channel?: 'phone' | 'web' | 'catalogue' | 'agent'
  remark?: string | null
  reorderOfId?: number | null
  /** Send it to logistics in the same step. */
  confirm?: boolean
}
