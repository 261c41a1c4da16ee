import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { FindPlacementsNear } from '#app/media/queries/find_placements_near'
import { orderSourceValidator } from '#app/orders/validators/order'

export default class OrderSourcesController {
  /** The placements that an order may be credited to by hand. */
  async index({ request, response }: HttpContext) {
    const { at, text = '' } = await orderSourceValidator.validate(request.qs())
    const instant = DateTime.fromMillis(at, { zone: 'utc' })
    return response.send({ sources: await new FindPlacementsNear().handle({ at: instant, text }) })
  }
}
