import db from '@adonisjs/lucid/services/db'
import { defineList, type ListPage } from '#core/list_query'

export type StockRow = {
  id: number
  productId: number
  shortCode: string
  name: string
  specification: string
  unit: string
  category: string
  warehouseId: number
  warehouse: string
  onHand: number
  reserved: number
  available: number
  quarantine: number
  damaged: number
  /** Pieces that orders on hold wait for here. */
  awaited: number
  lowStock: number
}

export type StockTotals = Record<
  'onHand' | 'reserved' | 'available' | 'quarantine' | 'damaged',
  number
>

const STATES: Record<string, string> = {
  low: 'level.on_hand - level.reserved <= product.low_stock',
  out: 'level.on_hand - level.reserved <= 0',
  quarantine: 'level.quarantine > 0',
  damaged: 'level.damaged > 0',
}

const stockList = defineList({
  sort: {
    shortCode: 'product.short_code',
    name: 'product.name',
    warehouse: 'warehouse.code',
    onHand: 'level.on_hand',
    reserved: 'level.reserved',
    available: 'available',
    quarantine: 'level.quarantine',
    damaged: 'level.damaged',
  },
  defaultSort: 'shortCode',
  tieBreaker: 'level.id',
  perPage: 100,
  filters: {
    q: {
      rule: 'contains',
      column: ['product.name', 'product.short_code', 'product.code', 'product.pinyin_initials'],
    },
    warehouse: { rule: 'ids', column: 'level.warehouse_id' },
    category: { rule: 'ids', column: 'product.product_category_id' },
    state: {
      rule: 'custom',
      read: (text) => (Object.hasOwn(STATES, text) ? text : null),
      apply: (query, text) => void query.whereRaw(STATES[text]),
    },
  },
})

/** 库存: what each warehouse holds of each product, by bucket, in pieces. */
export class ListStock {
  async handle(query: Record<string, unknown>): Promise<ListPage<StockRow, StockTotals>> {
    const levels = db
      .from('stock_levels as level')
      .join('products as product', 'product.id', 'level.product_id')
      .join('product_categories as category', 'category.id', 'product.product_category_id')
      .join('warehouses as warehouse', 'warehouse.id', 'level.warehouse_id')
      .select('level.id', 'level.product_id as productId', 'level.warehouse_id as warehouseId')
      .select('level.on_hand as onHand', 'level.reserved', 'level.quarantine', 'level.damaged')
      .select(db.raw('level.on_hand - level.reserved as available'))
      .select('product.short_code as shortCode', 'product.name', 'product.specification')
      .select('product.unit', 'product.low_stock as lowStock')
      .select('category.name as category', 'warehouse.name as warehouse')
    const page = await stockList.rows<Omit<StockRow, 'awaited'>, StockTotals>(
      levels,
      stockList.read(query),
      async (filtered) => {
        const [sums] = (await filtered
          .sum('level.on_hand as onHand')
          .sum('level.reserved as reserved')
          .sum('level.quarantine as quarantine')
          .sum('level.damaged as damaged')) as Record<string, string | null>[]
        const onHand = Number(sums.onHand)
        const reserved = Number(sums.reserved)
        return {
          onHand,
          reserved,
          available: onHand - reserved,
          quarantine: Number(sums.quarantine),
          damaged: Number(sums.damaged),
        }
      }
    )
    const awaited = await this.#awaited()
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...row,
        available: Number(row.available),
        awaited: awaited.get(`${row.productId}:${row.warehouseId}`) ?? 0,
      })),
    }
  }

  async #awaited(): Promise<Map<string, number>> {
    const rows: { productId: number; warehouseId: number; pieces: string }[] = await db
      .from('orders')
      .join('order_lines as line', 'line.order_id', 'orders.id')
      .where('orders.stock_hold', true)
      .where('orders.status', 'confirmed')
      .whereNull('orders.deleted_at')
      .groupBy('line.product_id', 'orders.warehouse_id')
      .select('line.product_id as productId', 'orders.warehouse_id as warehouseId')
      .sum('line.quantity as pieces')
    return new Map(rows.map((row) => [`${row.productId}:${row.warehouseId}`, Number(row.pieces)]))
  }
}
