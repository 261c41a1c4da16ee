import db from '@adonisjs/lucid/services/db'
import { type CursorRequest, cursorPage } from '#core/cursor_page'
import { maskPhone } from '#core/phone'
import { orderNotFound } from '#app/orders/errors'
import type { OrderStatus } from '#app/orders/order_states'

export type OrdersForProgramsInput = CursorRequest & {
  status?: OrderStatus[]
  customerId?: number
  /** The whole number. */
  orderNo?: string
}

type Row = Record<string, unknown> & { id: number }
type Part = Record<string, unknown> & { orderId: number }

/** Orders as other programs read them, newest first, with lines and waybills; money in fen, numbers masked. */
export class OrdersForPrograms {
  async handle(input: OrdersForProgramsInput) {
    const query = readable()
    if (input.status) query.whereIn('orders.status', input.status)
    if (input.customerId) query.where('orders.customer_id', input.customerId)
    if (input.orderNo) query.where('orders.order_no', input.orderNo)
    const { items, nextCursor } = await cursorPage<Row>(query, 'orders.id', input)
    return { items: await complete(items), nextCursor }
  }
}

/** One of them by its id. */
export class OrderForPrograms {
  async handle(orderId: number) {
    const row: Row | null = await readable().where('orders.id', orderId).first()
    if (!row) throw orderNotFound()
    const [order] = await complete([row])
    return order!
  }
}

function readable() {
  return db.from('orders').whereNull('orders.deleted_at').select({
    id: 'orders.id',
    orderNo: 'orders.order_no',
    status: 'orders.status',
    version: 'orders.version',
    customerId: 'orders.customer_id',
    receiverName: 'orders.receiver_name',
    receiverPhone: 'orders.receiver_phone',
    province: 'orders.province',
    city: 'orders.city',
    district: 'orders.district',
    address: 'orders.address',
    regionId: 'orders.region_id',
    deliveryMethodId: 'orders.delivery_method_id',
    deliveryInstructions: 'orders.delivery_instructions',
    channel: 'orders.channel',
    paymentMode: 'orders.payment_mode',
    paymentState: 'orders.payment_state',
    codState: 'orders.cod_state',
    stockHold: 'orders.stock_hold',
    totalFen: 'orders.total_fen',
    paidFen: 'orders.paid_fen',
    createdAt: 'orders.created_at',
    updatedAt: 'orders.updated_at',
    confirmedAt: 'orders.confirmed_at',
  })
}

async function complete(rows: Row[]) {
  const ids = rows.map(({ id }) => id)
  const [lines, waybills] = await Promise.all([linesOf(ids), waybillsOf(ids)])
  return rows.map((row) => {
    const { receiverName, receiverPhone, province, city, district, address, ...order } = row
    return {
      ...order,
      stockHold: Boolean(order.stockHold),
      totalFen: Number(order.totalFen),
      paidFen: Number(order.paidFen),
      receiver: {
        name: receiverName,
        phone: maskPhone(receiverPhone as string),
        province,
        city,
        district,
        address,
      },
      lines: partsOf(lines, row.id),
      waybills: partsOf(waybills, row.id),
    }
  })
}

function partsOf(parts: Part[], orderId: number) {
  return parts.filter((part) => part.orderId === orderId).map(({ orderId: _, ...part }) => part)
}

async function linesOf(orderIds: number[]): Promise<Part[]> {
  const rows: Part[] = await db
    .from('order_lines')
    .whereIn('order_id', orderIds)
    .orderBy(['order_id', 'position'])
    .select({
      orderId: 'order_id',
      position: 'position',
      productId: 'product_id',
      product: 'product_name',
      specification: 'specification',
      unitPriceFen: 'unit_price_fen',
      quantity: 'quantity',
      sellingMethod: 'selling_method',
      isTrial: 'is_trial',
    })
  return rows.map((row) => ({ ...row, isTrial: Boolean(row.isTrial) }))
}

function waybillsOf(orderIds: number[]): Promise<Part[]> {
  return db
    .from('shipments')
    .join('carriers as carrier', 'carrier.id', 'shipments.carrier_id')
    .whereIn('shipments.order_id', orderIds)
    .whereNotNull('shipments.waybill_no')
    .orderBy('shipments.id')
    .select({
      orderId: 'shipments.order_id',
      id: 'shipments.id',
      waybillNo: 'shipments.waybill_no',
      carrier: 'carrier.code',
      status: 'shipments.status',
    })
}
