import type { HttpContext } from '@adonisjs/core/http'
import { PhrasesFor } from '#app/cases/queries/phrases_for'
import { FindProductFacts } from '#app/desk/queries/product_facts'

export default class PhrasesController {
  async index({ request, response }: HttpContext) {
    const asked = Number(request.input('product'))
    const productId = Number.isInteger(asked) && asked > 0 ? asked : null
    return response.send({
      phrases: await new PhrasesFor().handle(productId),
      product: productId === null ? null : await new FindProductFacts().handle(productId),
    })
  }
}
