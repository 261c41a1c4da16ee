import type { HttpContext } from '@adonisjs/core/http'
import { SearchProducts } from '#app/products/queries/search_products'
import { searchProductsValidator } from '#app/products/validators/product'

export default class ProductSearchesController {
  async index({ request, response }: HttpContext) {
    const { q = '', onAir } = await searchProductsValidator.validate(request.qs())
    return response.json(await new SearchProducts().handle({ text: q, onAirProductId: onAir }))
  }
}
