import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { DateTime } from 'luxon'
import type { ListPage } from '#core/list_query'
import { businessDay } from '#core/period'
import { maskPhone } from '#core/phone'
import { browseRange } from '#app/organisation/queries/browse_range'
import { orderGoods } from '#app/orders/queries/order_goods'
import type { OrderStatus } from '#app/orders/order_states'
import {
  AGE_SPANS,
  type AgeSpan,
  DAYS_OUT,
  outboundList,
  spanEnds,
} from '#app/logistics/queries/outbound_list'
import { printObstacle } from '#app/logistics/queries/printable_orders'

/** 压单: confirmed, printed or out, without feedback. */
export const BACKLOG_STATUSES: OrderStatus[] = ['confirmed', 'printed', 'in_transit']

export type OutboundRow = {
  id: number
  orderNo: string
  version: number
  status: OrderStatus
  confirmedAt: string
  /** Business days since the confirmation. */
  days: number
  methodId: number
  method: string
  methodCode: string
  waybillNo: string | null
  name: string
  /** Masked. */
  phone: string
  region: string
  product: string
  lineCount: number
  pieces: number
  totalFen: number
  paymentMode: 'cod' | 'prepaid'
  request: string | null
  /** What keeps a confirmed order from being printed. */
  obstacle: 'stock' | 'payment' | 'review' | null
}

export type OutboundTotals = {
  pieces: number
  totalFen: number
  byStatus: Partial<Record<OrderStatus, number>>
}

/** What may be chosen at once, as many as one batch prints. */
const MOST_CHOSEN = 1000

type Query = DatabaseQueryBuilderContract<unknown>

const GOODS = orderGoods('o')

export type ListOutboundInput = {
  query: Record<string, unknown>
  /** `recent` keeps to the last days (setting) unless days were asked for; `backlog` is everything without feedback. */
  scope: 'recent' | 'backlog'
}

export class ListOutbound {
  async handle({
    query,
    scope,
  }: ListOutboundInput): Promise<ListPage<OutboundRow, OutboundTotals>> {
    const { state, rows } = await this.#narrowed({ query, scope })
    const page = await outboundList.rows<Record<string, unknown>, OutboundTotals>(
      rows,
      state,
      totalsOf
    )
    return { ...page, rows: page.rows.map(rowOf) }
  }

  /** The orders behind "all of these": ids and methods of what the filters let through, a thousand at most. */
  async chosen({ query, scope }: ListOutboundInput): Promise<{ id: number; methodId: number }[]> {
    const { state, rows } = await this.#narrowed({ query, scope })
    return outboundList
      .order(outboundList.filter(rows.clearSelect(), state), state)
      .limit(MOST_CHOSEN)
      .select('o.id as id', 'o.delivery_method_id as methodId') as unknown as Promise<
      { id: number; methodId: number }[]
    >
  }

  async #narrowed({ query, scope }: ListOutboundInput) {
    const state = outboundList.read(query)
    if (scope === 'recent') state.filters.confirmed = await browseRange(state.filters.confirmed)
    const rows = this.#query(await printObstacle())
    if (scope === 'backlog') {
      rows.whereIn('o.status', BACKLOG_STATUSES)
      const span = AGE_SPANS.find((one) => one === query.age)
      if (span) withinSpan(rows, span)
    }
    return { state, rows }
  }

  #query(obstacle: string): Query {
    return db
      .from('orders as o')
      .join('delivery_methods as m', 'm.id', 'o.delivery_method_id')
      .joinRaw(
        `LEFT JOIN shipments s ON s.id =
          (SELECT MAX(latest.id) FROM shipments latest WHERE latest.order_id = o.id)`
      )
      .whereNull('o.deleted_at')
      .whereNotNull('o.confirmed_at')
      .whereNotIn('o.status', ['draft', 'revoked', 'cancelled'])
      .select('o.*', 'm.name as method', 'm.code as methodCode', 's.waybill_no as waybillNo')
      .select(
        db.raw(`${GOODS.product} AS product`),
        db.raw(`${GOODS.lineCount} AS lineCount`),
        db.raw(`${GOODS.pieces} AS pieces`),
        db.raw(`${DAYS_OUT} AS days`, [businessDay(DateTime.utc())]),
        db.raw(`(${obstacle}) AS obstacle`)
      )
  }
}

function withinSpan(query: Query, span: AgeSpan) {
  const { from, to } = spanEnds(span)
  const today = businessDay(DateTime.utc())
  query.whereRaw(`${DAYS_OUT} >= ?`, [today, from])
  if (to !== null) query.whereRaw(`${DAYS_OUT} <= ?`, [today, to])
}

async function totalsOf(filtered: Query): Promise<OutboundTotals> {
  const rows = await filtered
    .groupBy('o.status')
    .select('o.status')
    .count('* as orders')
    .sum('o.total_fen as fen')
    .select(db.raw(`SUM(${GOODS.pieces}) AS pieces`))
  const totals: OutboundTotals = { pieces: 0, totalFen: 0, byStatus: {} }
  for (const row of rows as Record<string, string>[]) {
    totals.byStatus[row.status as OrderStatus] = Number(row.orders)
    totals.totalFen += Number(row.fen)
    totals.pieces += Number(row.pieces)
  }
  return totals
}

function rowOf(row: Record<string, unknown>): OutboundRow {
  const status = row.status as OrderStatus
  return {
    id: row.id as number,
    orderNo: row.order_no as string,
    version: row.version as number,
    status,
    confirmedAt: (row.confirmed_at as Date).toISOString(),
    days: Number(row.days),
    methodId: row.delivery_method_id as number,
    method: row.method as string,
    methodCode: row.methodCode as string,
    waybillNo: status === 'confirmed' ? null : (row.waybillNo as string | null),
    name: row.receiver_name as string,
    phone: maskPhone(row.receiver_phone as string),
    region: [row.city, row.district].filter(Boolean).join(' '),
    product: (row.product as string | null) ?? '',
    lineCount: Number(row.lineCount),
    pieces: Number(row.pieces),
    totalFen: Number(row.total_fen),
    paymentMode: row.payment_mode as OutboundRow['paymentMode'],
    request: row.delivery_instructions as string | null,
    obstacle: status === 'confirmed' ? (row.obstacle as OutboundRow['obstacle']) : null,
  }
}
