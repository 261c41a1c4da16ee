import type { HttpContext } from '@adonisjs/core/http'
import { Couriers } from '#app/logistics/queries/couriers'

export default class FeedbackStationsController {
  async show({ inertia }: HttpContext) {
    return inertia.render('logistics/feedback', { couriers: await new Couriers().handle() })
  }
}
