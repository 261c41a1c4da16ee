import type { HttpContext } from '@adonisjs/core/http'
import { ProductById } from '#app/products/queries/product_by_id'

/** Products for programs that act for a signed-in employee. */
export default class ApiProductsController {
  async show({ params, response }: HttpContext) {
    return response.json(await new ProductById().handle(Number(params.id)))
  }
}
