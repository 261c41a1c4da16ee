import db from '@adonisjs/lucid/services/db'
import { defineList, type ListPage } from '#core/list_query'
import { browseRange, type DayRange } from '#app/organisation/queries/browse_range'
import {
  MOVEMENT_KINDS,
  type MovementKind,
  STOCK_BUCKETS,
  type StockBucket,
} from '#app/products/stock_ledger'

export type MovementLine = {
  id: number
  at: string
  product: string
  shortCode: string
  specification: string
  warehouse: string
  bucket: StockBucket
  kind: MovementKind
  /** Pieces in (positive) or out. */
  quantity: number
  orderId: number | null
  orderNo: string | null
  /** When that order was placed. */
  orderedAt: string | null
  /** The stock entry that posted it, when it was entered by hand. */
  entryId: number | null
  by: string | null
  remark: string | null
}

/** Of everything that matches, not of the page: pieces. */
export type MovementTotals = { in: number; out: number }

export type MovementPage = ListPage<MovementLine, MovementTotals> & { range: DayRange }

const movementList = defineList({
  sort: { at: 'moved.created_at', product: 'product.short_code', quantity: 'moved.quantity' },
  defaultSort: '-at',
  tieBreaker: 'moved.id',
  perPage: 100,
  filters: {
    days: { rule: 'days', column: 'moved.created_at' },
    product: { rule: 'ids', column: 'moved.product_id' },
    warehouse: { rule: 'ids', column: 'moved.warehouse_id' },
    bucket: { rule: 'set', column: 'moved.bucket', values: STOCK_BUCKETS },
    kind: { rule: 'set', column: 'moved.kind', values: MOVEMENT_KINDS },
    cause: { rule: 'prefix', column: 'cause_order.order_no' },
  },
})

type Row = Omit<MovementLine, 'at' | 'orderedAt'> & { at: Date; orderedAt: Date | null }

/** 出入库明细: the stock ledger, row by row. Without days it searches the recent ones. */
export class ListMovements {
  async handle(query: Record<string, unknown>): Promise<MovementPage> {
    const { state, range } = await readMovementQuery(query)
    const page = await movementList.rows<Row, MovementTotals>(
      movements(),
      state,
      async (filtered) => {
        const [sums] = (await filtered.select(
          db.raw('coalesce(sum(greatest(moved.quantity, 0)), 0) as `in`'),
          db.raw('coalesce(sum(least(moved.quantity, 0)), 0) as `out`')
        )) as Record<'in' | 'out', string>[]
        return { in: Number(sums.in), out: -Number(sums.out) }
      }
    )
    return { ...page, range, rows: page.rows.map(lineOf) }
  }

  /** Every line that matches, in the order of the list, without its pages. */
  async all(query: Record<string, unknown>): Promise<MovementLine[]> {
    const { state } = await readMovementQuery(query)
    const rows = await movementList.order(movementList.filter(movements(), state), state)
    return (rows as Row[]).map(lineOf)
  }
}

async function readMovementQuery(query: Record<string, unknown>) {
  const state = movementList.read(query)
  const range = await browseRange(state.filters.days)
  state.filters.days = range
  return { state, range }
}

function movements() {
  return db
    .from('stock_movements as moved')
    .join('products as product', 'product.id', 'moved.product_id')
    .join('warehouses as warehouse', 'warehouse.id', 'moved.warehouse_id')
    .leftJoin('employees as employee', 'employee.id', 'moved.employee_id')
    .joinRaw(
      `LEFT JOIN orders cause_order ON moved.cause_type = 'order'
         AND cause_order.id = CAST(moved.cause_id AS UNSIGNED)`
    )
    .select('moved.id', 'moved.created_at as at', 'moved.bucket', 'moved.kind', 'moved.quantity')
    .select('moved.remark', 'product.name as product', 'product.short_code as shortCode')
    .select('product.specification', 'warehouse.name as warehouse', 'employee.name as by')
    .select('cause_order.id as orderId', 'cause_order.order_no as orderNo')
    .select('cause_order.created_at as orderedAt')
    .select(db.raw(`IF(moved.cause_type = 'stock_entry', moved.cause_id, NULL) as entryId`))
}

function lineOf({ at, orderedAt, ...row }: Row): MovementLine {
  return {
    ...row,
    at: at.toISOString(),
    orderedAt: orderedAt?.toISOString() ?? null,
    entryId: row.entryId === null ? null : Number(row.entryId),
  }
}
