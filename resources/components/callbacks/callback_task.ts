export const TASK_STATES = ['open', 'claimed', 'saved', 'lost', 'unreachable', 'withdrawn'] as const

/** Why a parcel came back, as the feedback names it. */
export const RETURN_REASONS = ['refused', 'unreachable', 'address', 'damaged', 'other'] as const

export type CallbackTask = {
  id: number
  state: (typeof TASK_STATES)[number]
  version: number
  orderId: number
  orderNo: string
  orderStatus: string
  totalFen: number
  product: string
  lineCount: number
  customerId: number
  customer: string
  customerClass: string
  phone: string
  reason: (typeof RETURN_REASONS)[number] | null
  taker: string
  createdAt: string
  attempts: number
  attemptedAt: string | null
  holderId: number | null
  holder: string | null
  remark: string | null
  savedBy: { orderId: number; orderNo: string } | null
}
