import db from '@adonisjs/lucid/services/db'

export type SearchProductsInput = {
  /** Short code, pinyin initials, product code or name as typed; empty gives what is on air first. */
  text: string
  /** The product whose slot is on air: it comes first whenever it fits. */
  onAirProductId?: number | null
  limit?: number
}

export type FoundProduct = {
  id: number
  code: string
  shortCode: string
  name: string
  specification: string
  unit: string
  category: string
  retailPriceFen: number
  floorPriceFen: number
  trialable: boolean
  /** Pieces available in all warehouses together. */
  available: number
  /** Pieces at or below which stock is low. */
  lowStock: number
  onAir: boolean
}

// Best first: the short code is what agents know by heart, then initials, code, name.
const RANK = `CASE
  WHEN product.short_code = ? THEN 1
  WHEN product.short_code LIKE ? THEN 2
  WHEN product.pinyin_initials LIKE ? THEN 3
  WHEN product.code LIKE ? THEN 4
  WHEN product.name LIKE ? THEN 5
  WHEN product.pinyin LIKE ? THEN 6
  ELSE 7 END`

const FITS = `(product.short_code LIKE ? OR product.pinyin_initials LIKE ? OR product.code LIKE ?
  OR product.pinyin LIKE ? OR product.name LIKE ?)`

/** The products on sale that fit what was typed, best first. */
export class SearchProducts {
  async handle(input: SearchProductsInput): Promise<FoundProduct[]> {
    const text = input.text.trim()
    const escaped = text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)
    const prefix = `${escaped}%`
    const onAir = input.onAirProductId ?? 0
    const query = db
      .from('products as product')
      .join('product_categories as category', 'category.id', 'product.product_category_id')
      .where('product.on_sale', true)
      .select('product.*', 'category.name as category')
      .select(
        db.raw(
          `(SELECT COALESCE(SUM(on_hand - reserved), 0) FROM stock_levels
          WHERE stock_levels.product_id = product.id) AS available`
        )
      )
      .orderByRaw('product.id = ? DESC', [onAir])
      .limit(input.limit ?? 8)
    if (text) {
      query
        .whereRaw(FITS, [prefix, prefix, prefix, prefix, `%${escaped}%`])
        .orderByRaw(RANK, [text, prefix, prefix, prefix, prefix, prefix])
    }
    const rows = await query.orderBy('product.short_code')
    return rows.map((row) => ({
      id: row.id,
      code: row.code,
      shortCode: row.short_code,
      name: row.name,
      specification: row.specification,
      unit: row.unit,
      category: row.category,
      retailPriceFen: row.retail_price_fen,
      floorPriceFen: row.floor_price_fen,
      trialable: Boolean(row.trialable),
      available: Number(row.available),
      lowStock: row.low_stock,
      onAir: row.id === onAir,
    }))
  }
}
