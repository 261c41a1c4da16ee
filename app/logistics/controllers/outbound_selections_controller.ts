import type { HttpContext } from '@adonisjs/core/http'
import { ListOutbound } from '#app/logistics/queries/list_outbound'

export default class OutboundSelectionsController {
  async index({ request, response }: HttpContext) {
    const query = request.qs()
    const chosen = await new ListOutbound().chosen({ query, scope: 'recent' })
    return response.json({ chosen })
  }
}
