import db from '@adonisjs/lucid/services/db'
import { type CursorRequest, cursorPage } from '#core/cursor_page'

export type ProductsForProgramsInput = CursorRequest & {
  onSale?: boolean
  /** Product code, whole. */
  code?: string
}

type Row = {
  id: number
  code: string
  shortCode: string
  name: string
  specification: string
  unit: string
  retailPriceFen: number
  trialable: number
  onSale: number
  version: number
  available: string
}

/** Products as other programs read them, newest first; money in fen, pieces of all warehouses together. */
export class ProductsForPrograms {
  async handle({ onSale, code, ...page }: ProductsForProgramsInput) {
    const query = db
      .from('products')
      .select('id', 'code', 'name', 'specification', 'unit', 'trialable', 'version')
      .select('short_code as shortCode', 'retail_price_fen as retailPriceFen')
      .select('on_sale as onSale')
      .select(
        db.raw(
          `(SELECT COALESCE(SUM(on_hand - reserved), 0) FROM stock_levels
          WHERE stock_levels.product_id = products.id) AS available`
        )
      )
    if (onSale !== undefined) query.where('on_sale', onSale)
    if (code !== undefined) query.where('code', code)
    const { items, nextCursor } = await cursorPage<Row>(query, 'products.id', page)
    return {
      items: items.map((row) => ({
        ...row,
        trialable: Boolean(row.trialable),
        onSale: Boolean(row.onSale),
        available: Number(row.available),
      })),
      nextCursor,
    }
  }
}
