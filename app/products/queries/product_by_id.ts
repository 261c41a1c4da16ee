import db from '@adonisjs/lucid/services/db'
import { productNotFound } from '#app/products/errors'

/** One product as programs read it; money in fen. */
export class ProductById {
  async handle(productId: number) {
    const product = await db
      .from('products')
      .where('id', productId)
      .select({
        id: 'id',
        code: 'code',
        shortCode: 'short_code',
        name: 'name',
        specification: 'specification',
        unit: 'unit',
        retailPriceFen: 'retail_price_fen',
        trialable: 'trialable',
        onSale: 'on_sale',
        version: 'version',
      })
      .first()
    if (!product) throw productNotFound()
    return {
      ...product,
      trialable: Boolean(product.trialable),
      onSale: Boolean(product.onSale),
    }
  }
}
