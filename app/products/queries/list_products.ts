import db from '@adonisjs/lucid/services/db'
import { defineList } from '#core/list_query'
import type { SellingPoint } from '#app/products/product_fields'

export type ProductRow = {
  id: number
  code: string
  shortCode: string
  name: string
  specification: string
  unit: string
  categoryId: number
  category: string
  retailPriceFen: number
  floorPriceFen: number
  costFen: number
  trialable: boolean
  returnExcluded: boolean
  onSale: boolean
  lowStock: number
  sellingPoints: SellingPoint[]
  version: number
  onHand: number
  reserved: number
  available: number
}

const STOCK = (column: string) =>
  `(SELECT COALESCE(SUM(${column}), 0) FROM stock_levels WHERE stock_levels.product_id = products.id)`

export const productList = defineList({
  sort: {
    code: 'products.code',
    shortCode: 'products.short_code',
    name: 'products.name',
    category: 'category.name',
    price: 'products.retail_price_fen',
  },
  defaultSort: 'shortCode',
  tieBreaker: 'products.id',
  perPage: 100,
  filters: {
    q: {
      rule: 'contains',
      column: ['products.name', 'products.short_code', 'products.code', 'products.pinyin_initials'],
    },
    category: { rule: 'ids', column: 'products.product_category_id' },
    onSale: { rule: 'flag', column: 'products.on_sale' },
    price: { rule: 'range', column: 'products.retail_price_fen' },
    low: {
      rule: 'custom',
      read: (text) => (text === '1' ? text : null),
      apply: (query) => query.whereRaw(`${STOCK('on_hand - reserved')} < products.low_stock`),
    },
  },
})

/** Products with their stock in all warehouses together. */
export class ListProducts {
  async handle(query: Record<string, unknown>) {
    const state = productList.read(query)
    const products = db
      .from('products')
      .join('product_categories as category', 'category.id', 'products.product_category_id')
      .select('products.*', 'category.name as category')
      .select(db.raw(`${STOCK('on_hand')} AS on_hand`), db.raw(`${STOCK('reserved')} AS reserved`))
    const page = await productList.rows<Record<string, unknown>>(products, state)
    return { ...page, state, rows: page.rows.map(rowOf) }
  }
}

function rowOf(row: Record<string, unknown>): ProductRow {
  const onHand = Number(row.on_hand)
  const reserved = Number(row.reserved)
  return {
    id: row.id as number,
    code: row.code as string,
    shortCode: row.short_code as string,
    name: row.name as string,
    specification: row.specification as string,
    unit: row.unit as string,
    categoryId: row.product_category_id as number,
    category: row.category as string,
    retailPriceFen: row.retail_price_fen as number,
    floorPriceFen: row.floor_price_fen as number,
    costFen: row.cost_fen as number,
    trialable: Boolean(row.trialable),
    returnExcluded: Boolean(row.return_excluded),
    onSale: Boolean(row.on_sale),
    lowStock: row.low_stock as number,
    sellingPoints: (row.selling_points as SellingPoint[] | null) ?? [],
    version: row.version as number,
    onHand,
    reserved,
    available: onHand - reserved,
  }
}
