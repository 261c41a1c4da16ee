import type { HttpContext } from '@adonisjs/core/http'
import { sendPage } from '#core/cursor_page'
import { ProductById } from '#app/products/queries/product_by_id'
import { ProductsForPrograms } from '#app/products/queries/products_for_programs'
import { productsForProgramsValidator } from '#app/products/validators/product'

/** Products for programs that act for an employee. */
export default class ApiProductsController {
  async index(ctx: HttpContext) {
    const { request } = ctx
    const input = await request.validateUsing(productsForProgramsValidator, { data: request.qs() })
    return sendPage(ctx, await new ProductsForPrograms().handle(input))
  }

  async show({ params, response }: HttpContext) {
    return response.json(await new ProductById().handle(Number(params.id)))
  }
}
