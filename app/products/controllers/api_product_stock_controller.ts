import type { HttpContext } from '@adonisjs/core/http'
import { ProductById } from '#app/products/queries/product_by_id'
import { StockOf } from '#app/products/queries/stock_of'

/** What each warehouse holds of a product, for programs. */
export default class ApiProductStockController {
  async show({ params, response }: HttpContext) {
    const product = await new ProductById().handle(Number(params.product_id))
    return response.json({ items: await new StockOf().handle(product.id) })
  }
}
