import type { HttpContext } from '@adonisjs/core/http'
import { DeliveryMethodsInUse } from '#app/logistics/queries/delivery_methods_in_use'

/** Delivery methods for programs. */
export default class ApiDeliveryMethodsController {
  async index({ response }: HttpContext) {
    return response.json({ items: await new DeliveryMethodsInUse().handle() })
  }
}
