import type { HttpContext } from '@adonisjs/core/http'
import { RegionsInside } from '#app/customers/queries/regions_inside'
import { regionsInsideValidator } from '#app/customers/validators/customer'

/** Provinces, cities and districts for programs: an order's address names a district. */
export default class ApiRegionsController {
  async index({ request, response }: HttpContext) {
    const { parentId } = await request.validateUsing(regionsInsideValidator, {
      data: request.qs(),
    })
    return response.json({ items: await new RegionsInside().handle(parentId ?? null) })
  }
}
