import { marks, statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { orderRefused } from '#app/orders/errors'
import type { LockedOrder } from '#app/orders/locked_order'
import { type OrderLine, type OrderProduct, totalOf } from '#app/orders/order_lines'
import type { OrderFacts } from '#app/orders/queries/order_facts'
import type { PlaceOrderContent } from '#app/orders/order_content'

/** A draft before it has its row: what the row will hold, its lines and their products. */
export type NewOrder = LockedOrder & {
  businessDay: string
  receiverName: string
  receiverPhone: string
  receiverPhone2: string | null
  province: string
  city: string
  district: string
  channel: 'phone' | 'web' | 'catalogue' | 'agent'
  acdGroupId: number | null
  reorderOfId: number | null
  createdAt: Date
  lines: OrderLine[]
  products: Map<number, OrderProduct>
}

/** The draft with the customer's snapshot and its proposed source; refuses what TR1 asks for and is missing. */
export function newOrder(input: {
  content: PlaceOrderContent
  actor: Actor
  facts: OrderFacts
  number: { orderNo: string; businessDay: string }
  lines: OrderLine[]
  products: Map<number, OrderProduct>
  priceApprovedBy: number | null
  at: Date
}): NewOrder {
  const { content, actor, facts, lines } = input
  const { customer, delivery, call, region } = facts
  if (!customer) throw orderRefused('CUSTOMER_UNKNOWN', 'customerId')
  if (!customer.phone) throw orderRefused('PHONE_MISSING', 'customerId')
  if (customer.blocked) throw orderRefused('PHONE_BLOCKED', 'customerId')
  if (!delivery) throw orderRefused('DELIVERY_METHOD_UNKNOWN', 'deliveryMethodId')
  if (content.regionId && !region) throw orderRefused('REGION_UNKNOWN', 'regionId')
  if (content.callId && !call) throw orderRefused('CALL_UNKNOWN', 'callId')
  if (!facts.placementKnown) throw orderRefused('PLACEMENT_UNKNOWN', 'placementId')

  const proposed = call?.placementId ?? null
  const placementId = content.placementId === undefined ? proposed : content.placementId
  return {
    ...input.number,
    id: 0,
    status: 'draft',
    version: 1,
    customerId: customer.id,
    employeeId: actor.id,
    departmentId: actor.departmentId,
    paymentMode: content.paymentMode,
    paymentState: 'unpaid',
    codState: 'none',
    reviewState: 'none',
    returnReceipt: 'none',
    inquiry: null,
    stockHold: false,
    isTrial: lines.some((line) => line.isTrial),
    receiverName: customer.name,
    receiverPhone: customer.phone,
    receiverPhone2: customer.phone2,
    regionId: content.regionId ?? null,
    province: region?.province ?? '',
    city: region?.city ?? '',
    district: region?.district ?? '',
    address: content.address?.trim() ?? '',
    deliveryMethodId: delivery.methodId,
    deliveryInstructions: content.deliveryInstructions?.trim() || null,
    remark: content.remark?.trim() || null,
    placementId,
    placementManual: placementId !== proposed,
    callId: content.callId ?? null,
    channel: content.channel ?? 'phone',
    acdGroupId: call?.acdGroupId ?? null,
    warehouseId: null,
    totalFen: totalOf(lines),
    paidFen: 0,
    priceApprovedBy: input.priceApprovedBy,
    reorderOfId: content.reorderOfId ?? null,
    confirmedAt: null,
    confirmedBy: null,
    printedAt: null,
    handedOverAt: null,
    fedBackAt: null,
    deletedAt: null,
    createdAt: input.at,
    lines,
    products: input.products,
  }
}

const COLUMNS = [
  'order_no',
  'business_day',
  'status',
  'payment_mode',
  'is_trial',
  'customer_id',
  'receiver_name',
  'receiver_phone',
  'receiver_phone2',
  'region_id',
  'province',
  'city',
  'district',
  'address',
  'delivery_method_id',
  'delivery_instructions',
  'remark',
  'placement_id',
  'placement_manual',
  'call_id',
  'channel',
  'employee_id',
  'department_id',
  'acd_group_id',
  'total_fen',
  'price_approved_by',
  'reorder_of_id',
  'version',
  'created_at',
  'updated_at',
]

const INSERT = `INSERT INTO orders (${COLUMNS.join(', ')}) VALUES ${marks(COLUMNS.length)}`

/** Writes the draft's row and gives its id. */
export async function insertOrder(trx: Transaction, order: NewOrder): Promise<number> {
  const statements = await statementsOf(trx)
  const { insertId } = await statements.run(INSERT, [
    order.orderNo,
    order.businessDay,
    order.status,
    order.paymentMode,
    order.isTrial ? 1 : 0,
    order.customerId,
    order.receiverName,
    order.receiverPhone,
    order.receiverPhone2,
    order.regionId,
    order.province,
    order.city,
    order.district,
    order.address,
    order.deliveryMethodId,
    order.deliveryInstructions,
    order.remark,
    order.placementId,
    order.placementManual ? 1 : 0,
    order.callId,
    order.channel,
    order.employeeId,
    order.departmentId,
    order.acdGroupId,
    order.totalFen,
    order.priceApprovedBy,
    order.reorderOfId,
    order.version,
    order.createdAt,
    order.createdAt,
  ])
  return insertId
}
