import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { escapeLike } from '#core/list_filters'
import { defineList, type ListPage, type ListQuery } from '#core/list_query'
import { browseRange, type DayRange } from '#app/organisation/queries/browse_range'
import { orderGoods } from '#app/orders/queries/order_goods'
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

const PIECES = orderGoods('o').pieces
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

type Page = ListPage<ParcelListRow, ParcelListTotals> & { range: DayRange }

type Row = Record<string, unknown>

const LISTS = {
  manifest: readsOf(manifestList, confirmed),
  voids: readsOf(voidList, voided),
}

/** One of the two lists; without a range of days the recent ones (setting `browse_days`). */
export class ListParcels {
  handle(list: ParcelList, query: Record<string, unknown>): Promise<Page> {
    return LISTS[list].page(query)
  }

  /** Every row that matches, in the order of the list, without its pages. */
  all(list: ParcelList, query: Record<string, unknown>): Promise<ParcelListRow[]> {
    return LISTS[list].all(query)
  }
}

/** How a list of parcels is read: a page with its sums, and whole. */
function readsOf<F extends string, S extends string>(
  list: ListQuery<F | 'days', S>,
  parcelsOf: () => Query
) {
  const read = async (query: Record<string, unknown>) => {
    const state = list.read(query)
    const range = await browseRange(state.filters.days)
    return { range, state: { ...state, filters: { ...state.filters, days: range } } }
  }
  return {
    async page(query: Record<string, unknown>): Promise<Page> {
      const { state, range } = await read(query)
      const page = await list.rows<Row, ParcelListTotals>(parcelsOf(), state, totalsOf)
      return { ...page, range, rows: page.rows.map(rowOf) }
    },
    async all(query: Record<string, unknown>): Promise<ParcelListRow[]> {
      const { state } = await read(query)
      const rows = await list.order(list.filter(parcelsOf(), state), state)
      return (rows as Row[]).map(rowOf)
    },
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

function rowOf(row: Row): ParcelListRow {
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
