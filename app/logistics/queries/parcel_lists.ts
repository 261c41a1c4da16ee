import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { escapeLike } from '#core/list_filters'
import { defineList, type ListPage } from '#core/list_query'
import { browseRange } from '#app/organisation/queries/browse_range'
import { SENT_STATUSES, type OrderStatus } from '#app/orders/order_states'

/** 交寄清单 (L04): all that was confirmed; 作废表 (L05): all that was voided or came back. */
export const PARCEL_LISTS = ['manifest', 'voids'] as const

export type ParcelList = (typeof PARCEL_LISTS)[number]

export type ParcelListRow = {
  id: number
  orderId: number
  orderNo: string
  orderedAt: string
  status: OrderStatus
  /** When it was confirmed, or voided or fed back. */
  at: string
  waybillNo: string | null
  carrier: string
  method: string
  name: string
  region: string
  pieces: number
  totalFen: number
  /** What the courier collects; 0 when it is paid. */
  collectFen: number
  handedOverAt: string | null
  /** Voids only: which of the two it is, why, and by whom. */
  which: 'voided' | 'returned' | null
  reason: string | null
  by: string | null
}

export type ParcelListTotals = { pieces: number; totalFen: number; collectFen: number }

type Query = DatabaseQueryBuilderContract<unknown>

const PIECES = `(SELECT COALESCE(SUM(line.quantity), 0) FROM order_lines line WHERE line.order_id = o.id)`
const COLLECT = `IF(o.payment_mode = 'cod', o.total_fen, 0)`

function anything(query: Query, text: string) {
  const pattern = `${escapeLike(text)}%`
  query.where((either) => {
    either
      .where('o.order_no', 'like', pattern)
      .orWhere('s.waybill_no', 'like', pattern)
      .orWhere('o.receiver_name', 'like', pattern)
  })
}

const sort = {
  orderNo: 'o.order_no',
  waybillNo: 's.waybill_no',
  carrier: 'c.name',
  name: 'o.receiver_name',
  region: 'o.city',
  totalFen: 'o.total_fen',
}
const filters = {
  carrier: { rule: 'ids', column: 's.carrier_id' },
  method: { rule: 'ids', column: 'o.delivery_method_id' },
  q: { rule: 'custom', read: (text: string) => text || null, apply: anything },
} as const

const manifestList = defineList({
  sort: { ...sort, at: 'o.confirmed_at' },
  defaultSort: 'at',
  tieBreaker: 's.id',
  perPage: 100,
  filters: {
    ...filters,
    days: { rule: 'days', column: 'o.confirmed_at' },
    status: { rule: 'set', column: 'o.status', values: SENT_STATUSES },
  },
})

const voidList = defineList({
  sort: { ...sort, at: 'e.created_at', which: 'e.event' },
  defaultSort: '-at',
  tieBreaker: 'e.id',
  perPage: 100,
  filters: {
    ...filters,
    days: { rule: 'days', column: 'e.created_at' },
    which: { rule: 'set', column: 'e.event', values: ['voided', 'returned'] },
  },
})

/** One of the two lists; without a range of days the recent ones (setting `browse_days`). */
export class ListParcels {
  async handle(
    list: ParcelList,
    query: Record<string, unknown>
  ): Promise<ListPage<ParcelListRow, ParcelListTotals> & { range: { from: string; to: string } }> {
    const { definition, rows, state, range } = await this.#read(list, query)
    const page = await definition.rows<Record<string, unknown>, ParcelListTotals>(
      rows,
      state as never,
      totalsOf
    )
    return { ...page, range, rows: page.rows.map(rowOf) }
  }

  /** Every row that matches, in the order of the list, without its pages. */
  async all(list: ParcelList, query: Record<string, unknown>): Promise<ParcelListRow[]> {
    const { definition, rows, state } = await this.#read(list, query)
    const found = await definition.order(
      definition.filter(rows, state as never) as never,
      state as never
    )
    return (found as Record<string, unknown>[]).map(rowOf)
  }

  async #read(list: ParcelList, query: Record<string, unknown>) {
    const definition = list === 'manifest' ? manifestList : voidList
    const state = definition.read(query)
    const range = await browseRange(state.filters.days)
    state.filters.days = range
    return { definition, state, range, rows: list === 'manifest' ? confirmed() : voided() }
  }
}

function parcels(): Query {
  return db
    .from('shipments as s')
    .join('orders as o', 'o.id', 's.order_id')
    .join('carriers as c', 'c.id', 's.carrier_id')
    .join('delivery_methods as m', 'm.id', 'o.delivery_method_id')
    .whereNull('o.deleted_at')
    .select('o.id as order_id', 'o.order_no', 'o.created_at as ordered_at', 'o.status')
    .select('o.receiver_name', 'o.city', 'o.district', 'o.total_fen', 'o.payment_mode')
    .select('s.waybill_no', 's.handed_over_at', 'c.name as carrier', 'm.name as method')
    .select(db.raw(`${PIECES} AS pieces`))
}

function confirmed(): Query {
  return parcels()
    .whereNotIn('s.status', ['recalled', 'voided'])
    .whereIn('o.status', [...SENT_STATUSES])
    .select('s.id', 'o.confirmed_at as at')
}

/** A parcel whose feedback was corrected afterwards did not come back. */
function voided(): Query {
  return parcels()
    .join('waybill_events as e', 'e.shipment_id', 's.id')
    .leftJoin('employees as clerk', 'clerk.id', 'e.employee_id')
    .where((either) => {
      either.where('e.event', 'voided').orWhere((back) => {
        back.where({ 'e.event': 'returned', 's.status': 'returned' }).whereRaw(
          `e.id = (SELECT MAX(last.id) FROM waybill_events last
              WHERE last.shipment_id = s.id AND last.event = 'returned')`
        )
      })
    })
    .select('e.id', 'e.created_at as at', 'e.event as which', 'e.reason', 'clerk.name as clerk')
}

async function totalsOf(filtered: Query): Promise<ParcelListTotals> {
  const [sums] = (await filtered.select(
    db.raw(`COALESCE(SUM(${PIECES}), 0) AS pieces`),
    db.raw('COALESCE(SUM(o.total_fen), 0) AS totalFen'),
    db.raw(`COALESCE(SUM(${COLLECT}), 0) AS collectFen`)
  )) as Record<keyof ParcelListTotals, string>[]
  return {
    pieces: Number(sums.pieces),
    totalFen: Number(sums.totalFen),
    collectFen: Number(sums.collectFen),
  }
}

function rowOf(row: Record<string, unknown>): ParcelListRow {
  const totalFen = Number(row.total_fen)
  return {
    id: Number(row.id),
    orderId: row.order_id as number,
    orderNo: row.order_no as string,
    orderedAt: (row.ordered_at as Date).toISOString(),
    status: row.status as OrderStatus,
    at: (row.at as Date).toISOString(),
    waybillNo: row.waybill_no as string | null,
    carrier: row.carrier as string,
    method: row.method as string,
    name: row.receiver_name as string,
    region: [row.city, row.district].filter(Boolean).join(' '),
    pieces: Number(row.pieces),
    totalFen,
    collectFen: row.payment_mode === 'cod' ? totalFen : 0,
    handedOverAt: (row.handed_over_at as Date | null)?.toISOString() ?? null,
    which: (row.which as ParcelListRow['which'] | undefined) ?? null,
    reason: (row.reason as string | null | undefined) ?? null,
    by: (row.clerk as string | null | undefined) ?? null,
  }
}
