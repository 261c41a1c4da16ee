import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { ListPage } from '#core/list_query'
import { browseRange, type DayRange } from '#app/organisation/queries/browse_range'
import { DepartmentsBelow } from '#app/organisation/queries/departments_below'
import { orderGoods } from '#app/orders/queries/order_goods'
import { SENT_STATUSES, type OrderStatus } from '#app/orders/order_states'
import { SALES, STANDS } from '#app/statistics/figures'
import { SALES_QUERIES, type SalesList } from '#app/statistics/sales_queries'

export type SalesRow = {
  /** Of the order; of its line in the detail. */
  id: number
  orderId: number
  orderNo: string
  status: OrderStatus
  /** When it was confirmed (outbound) or taken. */
  at: string
  /** Null also when waybills were not asked for. */
  waybillNo: string | null
  /** The channel that it is credited to; null = background. */
  source: string | null
  department: string
  taker: string
  method: string
  name: string
  region: string
  /** "足浴盆 TS-8 ×1；眼贴 ×2" of an order, the product of a line. */
  goods: string
  pieces: number
  /** What one piece costs; lines only. */
  unitPriceFen: number | null
  sellingMethod: string | null
  amountFen: number
}

export type SalesTotals = { pieces: number; amountFen: number }

export type SalesPage = ListPage<SalesRow, SalesTotals> & { range: DayRange }

type Query = DatabaseQueryBuilderContract<unknown>
type Row = Record<string, unknown>

/** A line on trial is a sale once the customer keeps it, as in `SALES`. */
const LINE_SALES = `IF(l.is_trial = 1 AND NOT l.trial_outcome <=> 'kept', 0, l.unit_price_fen * l.quantity)`

const GOODS = `(SELECT GROUP_CONCAT(line.product_name, ' ×', line.quantity
  ORDER BY line.position SEPARATOR '；') FROM order_lines line WHERE line.order_id = o.id)`

/** A parcel that was recalled or voided has no number that still counts. */
const WAYBILL = `(SELECT s.waybill_no FROM shipments s WHERE s.order_id = o.id
  AND s.status NOT IN ('recalled', 'voided') ORDER BY s.id DESC LIMIT 1)`

/** What differs between the lists: their orders, and what a row counts. */
const SHAPES: Record<SalesList, { key: string; at: string; pieces: string; amount: string }> = {
  outbound: {
    key: 'o.id',
    at: 'o.confirmed_at',
    pieces: orderGoods('o').pieces,
    amount: 'o.total_fen',
  },
  media: { key: 'o.id', at: 'o.created_at', pieces: orderGoods('o').pieces, amount: SALES },
  detail: { key: 'l.id', at: 'o.created_at', pieces: 'l.quantity', amount: LINE_SALES },
}

/**
 * The sales lists: 销售出库导出 (S01, confirmed orders), 媒体销售明细表 (S03) and 销售明细表 (S04, a row a line), both of
 * the orders taken that still stand. Without a range of days the recent ones (setting `browse_days`).
 */
export class ListSales {
  async handle(list: SalesList, query: Record<string, unknown>): Promise<SalesPage> {
    const { state, range } = await read(list, query)
    const { pieces, amount } = SHAPES[list]
    const page = await SALES_QUERIES[list].rows<Row, SalesTotals>(
      withColumns(list, ordersOf(list), asksWaybills(query)),
      state,
      async (filtered) => {
        const [sums] = (await filtered.select(
          db.raw(`COALESCE(SUM(${pieces}), 0) AS pieces`),
          db.raw(`COALESCE(SUM(${amount}), 0) AS amountFen`)
        )) as Record<keyof SalesTotals, string>[]
        return { pieces: Number(sums.pieces), amountFen: Number(sums.amountFen) }
      }
    )
    return { ...page, range, rows: page.rows.map(rowOf) }
  }

  /** The ids of every row that matches, in the order of the list, without its pages. */
  async ids(list: SalesList, query: Record<string, unknown>): Promise<number[]> {
    const { state } = await read(list, query)
    const { key, amount } = SHAPES[list]
    const ids = ordersOf(list).select(`${key} as id`, db.raw(`${amount} AS amount_fen`))
    const rows = await SALES_QUERIES[list].order(SALES_QUERIES[list].filter(ids, state), state)
    return (rows as Row[]).map(({ id }) => Number(id))
  }

  /** The rows of these ids, in their order. */
  async rows(list: SalesList, ids: number[], waybills: boolean): Promise<SalesRow[]> {
    const found = await withColumns(list, ordersOf(list), waybills).whereIn(SHAPES[list].key, ids)
    const rows = new Map((found as Row[]).map((row) => [Number(row.id), rowOf(row)]))
    return ids.flatMap((id) => rows.get(id) ?? [])
  }
}

/** Whether waybill numbers were ticked before the search: they are looked for then only. */
export function asksWaybills({ waybill }: Record<string, unknown>): boolean {
  return waybill === '1'
}

async function read(list: SalesList, query: Record<string, unknown>) {
  const state = SALES_QUERIES[list].read(query)
  const range = await browseRange(state.filters.days)
  const { department } = state.filters
  const filters = { ...state.filters, days: range }
  if (department) filters.department = await withThoseBelow(department as number[])
  return { range, state: { ...state, filters } }
}

async function withThoseBelow(departments: number[]): Promise<number[]> {
  const all = await Promise.all(departments.map((id) => new DepartmentsBelow().handle(id)))
  return [...new Set([...departments, ...all.flatMap((below) => [...below])])]
}

function ordersOf(list: SalesList): Query {
  const orders = db
    .from('orders as o')
    .join('employees as taker', 'taker.id', 'o.employee_id')
    .join('departments as d', 'd.id', 'o.department_id')
    .join('delivery_methods as m', 'm.id', 'o.delivery_method_id')
    .leftJoin('placements as p', 'p.id', 'o.placement_id')
    .leftJoin('channels as channel', 'channel.id', 'p.channel_id')
    .whereNull('o.deleted_at')
  if (list === 'outbound') return orders.whereIn('o.status', [...SENT_STATUSES])
  if (list === 'detail') orders.join('order_lines as l', 'l.order_id', 'o.id')
  return orders.whereRaw(STANDS)
}

function withColumns(list: SalesList, orders: Query, waybills: boolean): Query {
  const { key, at, pieces, amount } = SHAPES[list]
  orders
    .select(`${key} as id`, 'o.id as order_id', 'o.order_no', 'o.status', `${at} as at`)
    .select('o.receiver_name', 'o.city', 'o.district', 'channel.name as source')
    .select('d.name as department', 'taker.name as taker', 'm.name as method')
    .select(db.raw(`${pieces} AS pieces`), db.raw(`${amount} AS amount_fen`))
  if (waybills) orders.select(db.raw(`${WAYBILL} AS waybill_no`))
  if (list !== 'detail') return orders.select(db.raw(`${GOODS} AS goods`))
  return orders.select('l.product_name as goods', 'l.unit_price_fen', 'l.selling_method')
}

function rowOf(row: Row): SalesRow {
  return {
    id: Number(row.id),
    orderId: row.order_id as number,
    orderNo: row.order_no as string,
    status: row.status as OrderStatus,
    at: (row.at as Date).toISOString(),
    waybillNo: (row.waybill_no as string | null | undefined) ?? null,
    source: row.source as string | null,
    department: row.department as string,
    taker: row.taker as string,
    method: row.method as string,
    name: row.receiver_name as string,
    region: [row.city, row.district].filter(Boolean).join(' '),
    goods: (row.goods as string | null) ?? '',
    pieces: Number(row.pieces),
    unitPriceFen: row.unit_price_fen === undefined ? null : Number(row.unit_price_fen),
    sellingMethod: (row.selling_method as string | undefined) ?? null,
    amountFen: Number(row.amount_fen),
  }
}
