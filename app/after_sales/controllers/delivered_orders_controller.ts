import type { HttpContext } from '@adonisjs/core/http'
import { FindDelivered } from '#app/after_sales/queries/find_delivered'
import { findDeliveredValidator } from '#app/after_sales/validators/rma'

export default class DeliveredOrdersController {
  async show({ request, response }: HttpContext) {
    const { orderNo } = await findDeliveredValidator.validate(request.qs())
    return response.json(await new FindDelivered().handle(orderNo))
  }
}
