import db from '@adonisjs/lucid/services/db'
import { StockOf, type StockLevel } from '#app/products/queries/stock_of'

export type ProductFacts = {
  id: number
  shortCode: string
  name: string
  specification: string
  retailPriceFen: number
  lowStock: number
  /** Lines that an agent may say; a warning is a line not to cross. */
  points: { text: string; warning: boolean }[]
  stock: StockLevel[]
}

type Point = { text: string; warning?: boolean }

/** What an agent tells about a product, and how many pieces there are. Null when there is no such product. */
export class FindProductFacts {
  async handle(productId: number): Promise<ProductFacts | null> {
    const row = await db.from('products').where('id', productId).first()
    if (!row) return null
    const points: Point[] =
      typeof row.selling_points === 'string'
        ? JSON.parse(row.selling_points)
        : (row.selling_points ?? [])
    return {
      id: row.id,
      shortCode: row.short_code,
      name: row.name,
      specification: row.specification,
      retailPriceFen: row.retail_price_fen,
      lowStock: row.low_stock,
      points: points.map((point) => ({ text: point.text, warning: point.warning ?? false })),
      stock: await new StockOf().handle(productId),
    }
  }
}
