import { readRows } from '#core/statements'
import { productNotFound } from '#app/products/errors'

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
}

const SELECT = `SELECT id, code, short_code AS shortCode, name, specification, unit,
  retail_price_fen AS retailPriceFen, trialable, on_sale AS onSale, version FROM products WHERE id = ?`

/** One product as programs read it; money in fen. */
export class ProductById {
  async handle(productId: number) {
    const [product] = await readRows<Row>(SELECT, [productId])
    if (!product) throw productNotFound()
    return {
      ...product,
      trialable: Boolean(product.trialable),
      onSale: Boolean(product.onSale),
    }
  }
}
