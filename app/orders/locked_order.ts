import { statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'
import type { OrderStatus } from '#app/orders/order_states'
import type { CodState, PaymentState, ReturnReceipt, ReviewState } from '#app/orders/facet_states'
import { orderNotFound } from '#app/orders/errors'

/** An order's row as the transaction that locked it sees it. Money in fen, instants in UTC. */
export type LockedOrder = {
  id: number
  orderNo: string
  status: OrderStatus
  version: number
  customerId: number
  employeeId: number
  departmentId: number
  paymentMode: 'cod' | 'prepaid'
  paymentState: PaymentState
  codState: CodState
  reviewState: ReviewState
  returnReceipt: ReturnReceipt
  inquiry: 'pending' | 'received' | 'refused' | null
  stockHold: boolean
  isTrial: boolean
  regionId: number | null
  address: string
  deliveryMethodId: number
  deliveryInstructions: string | null
  remark: string | null
  placementId: number | null
  placementManual: boolean
  callId: string | null
  warehouseId: number | null
  totalFen: number
  paidFen: number
  priceApprovedBy: number | null
  confirmedAt: Date | null
  confirmedBy: number | null
  printedAt: Date | null
  handedOverAt: Date | null
  fedBackAt: Date | null
  deletedAt: Date | null
}

const COLUMNS = {
  id: 'id',
  orderNo: 'order_no',
  status: 'status',
  version: 'version',
  customerId: 'customer_id',
  employeeId: 'employee_id',
  departmentId: 'department_id',
  paymentMode: 'payment_mode',
  paymentState: 'payment_state',
  codState: 'cod_state',
  reviewState: 'review_state',
  returnReceipt: 'return_receipt',
  inquiry: 'inquiry',
  stockHold: 'stock_hold',
  isTrial: 'is_trial',
  regionId: 'region_id',
  address: 'address',
  deliveryMethodId: 'delivery_method_id',
  deliveryInstructions: 'delivery_instructions',
  remark: 'remark',
  placementId: 'placement_id',
  placementManual: 'placement_manual',
  callId: 'call_id',
  warehouseId: 'warehouse_id',
  totalFen: 'total_fen',
  paidFen: 'paid_fen',
  priceApprovedBy: 'price_approved_by',
  confirmedAt: 'confirmed_at',
  confirmedBy: 'confirmed_by',
  printedAt: 'printed_at',
  handedOverAt: 'handed_over_at',
  fedBackAt: 'fed_back_at',
  deletedAt: 'deleted_at',
} as const satisfies Record<keyof LockedOrder, string>

const FLAGS = ['stockHold', 'isTrial', 'placementManual'] as const

/** Columns that nothing is decided by, so that locking does not read them. */
const WRITTEN_ONLY = {
  province: 'province',
  city: 'city',
  district: 'district',
  receiverName: 'receiver_name',
  receiverPhone: 'receiver_phone',
  receiverPhone2: 'receiver_phone2',
} as const

/** What a transition may write besides the status. */
export type OrderChanges = Partial<
  Omit<LockedOrder, 'id' | 'orderNo' | 'status' | 'version' | 'customerId' | 'callId'>
> & { -readonly [Name in keyof typeof WRITTEN_ONLY]?: string | null }

const SELECT = `SELECT ${Object.entries(COLUMNS)
  .map(([name, column]) => `${column} AS ${name}`)
  .join(', ')} FROM orders WHERE id = ? FOR UPDATE`

/** The column that a change is written to. */
export function orderColumn(name: keyof OrderChanges): string {
  return { ...COLUMNS, ...WRITTEN_ONLY }[name]
}

/** Locks an order's row until the transaction ends. Refuses one that does not exist or was deleted. */
export async function lockOrder(trx: Transaction, orderId: number): Promise<LockedOrder> {
  const statements = await statementsOf(trx)
  const [row] = await statements.rows<LockedOrder>(SELECT, [orderId])
  if (!row || row.deletedAt) throw orderNotFound()
  for (const flag of FLAGS) row[flag] = Boolean(row[flag])
  return row
}
