import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { maskPhone } from '#core/phone'
import { browseRange } from '#app/organisation/queries/browse_range'
import { orderGoods } from '#app/orders/queries/order_goods'
import { orderList } from '#app/orders/queries/order_list'
import type { OrderStatus } from '#app/orders/order_states'

export type OrderRow = {
  id: number
  orderNo: string
  status: OrderStatus
  version: number
  createdAt: string
  customerId: number
  customer: string
  customerClass: 'A' | 'B' | 'C' | 'D'
  /** Masked. */
  phone: string
  product: string
  lineCount: number
  pieces: number
  totalFen: number
  paymentMode: 'cod' | 'prepaid'
  stockHold: boolean
  isTrial: boolean
  fedBack: boolean
  inquiry: 'pending' | 'received' | 'refused' | null
  /** The placement it is credited to, null = background. */
  source: { channel: string; startsAt: string } | null
  taker: string
}

export type OrderTotals = {
  pieces: number
  totalFen: number
  byStatus: Partial<Record<OrderStatus, number>>
}

type Query = DatabaseQueryBuilderContract<unknown>

const GOODS = orderGoods('orders')

/** Orders by the rules of O22; without a range of days the recent ones (setting `browse_days`). Deleted ones never. */
export class ListOrders {
  async handle(query: Record<string, unknown>) {
    const state = orderList.read(query)
    const range = await browseRange(state.filters.created)
    state.filters.created = range
    const page = await orderList.rows<Record<string, unknown>, OrderTotals>(
      this.#query(),
      state,
      totalsOf
    )
    return { ...page, range, rows: page.rows.map(rowOf) }
  }

  #query(): Query {
    return db
      .from('orders')
      .join('customers as customer', 'customer.id', 'orders.customer_id')
      .join('employees as taker', 'taker.id', 'orders.employee_id')
      .leftJoin('placements as placement', 'placement.id', 'orders.placement_id')
      .leftJoin('channels as channel', 'channel.id', 'placement.channel_id')
      .whereNull('orders.deleted_at')
      .select('orders.*', 'customer.customer_class', 'taker.name as taker')
      .select('channel.name as channel_name', 'placement.starts_at')
      .select(
        db.raw(`${GOODS.product} AS product`),
        db.raw(`${GOODS.lineCount} AS line_count`),
        db.raw(`${GOODS.pieces} AS pieces`)
      )
  }
}

async function totalsOf(filtered: Query): Promise<OrderTotals> {
  const rows = await filtered
    .groupBy('orders.status')
    .select('orders.status')
    .count('* as orders')
    .sum('orders.total_fen as fen')
    .select(db.raw(`SUM(${GOODS.pieces}) AS pieces`))
  const totals: OrderTotals = { pieces: 0, totalFen: 0, byStatus: {} }
  for (const row of rows as {
    status: OrderStatus
    orders: number
    fen: string
    pieces: string
  }[]) {
    totals.byStatus[row.status] = Number(row.orders)
    totals.totalFen += Number(row.fen)
    totals.pieces += Number(row.pieces)
  }
  return totals
}

function rowOf(row: Record<string, unknown>): OrderRow {
  return {
    id: row.id as number,
    orderNo: row.order_no as string,
    status: row.status as OrderStatus,
    version: row.version as number,
    createdAt: (row.created_at as Date).toISOString(),
    customerId: row.customer_id as number,
    customer: row.receiver_name as string,
    customerClass: row.customer_class as OrderRow['customerClass'],
    phone: maskPhone(row.receiver_phone as string),
    product: (row.product as string | null) ?? '',
    lineCount: Number(row.line_count),
    pieces: Number(row.pieces),
    totalFen: Number(row.total_fen),
    paymentMode: row.payment_mode as OrderRow['paymentMode'],
    stockHold: Boolean(row.stock_hold),
    isTrial: Boolean(row.is_trial),
    fedBack: row.status === 'delivered' || row.status === 'returned',
    inquiry: row.inquiry as OrderRow['inquiry'],
    source: row.channel_name
      ? { channel: row.channel_name as string, startsAt: (row.starts_at as Date).toISOString() }
      : null,
    taker: row.taker as string,
  }
}
