import type { HttpContext } from '@adonisjs/core/http'
import { ListOutbound } from '#app/logistics/queries/list_outbound'
import { OutboundSummary } from '#app/logistics/queries/outbound_summary'

export default class BacklogController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('logistics/backlog', {
      orders: () => new ListOutbound().handle({ query: request.qs(), scope: 'backlog' }),
      summary: () => new OutboundSummary().handle(),
    })
  }
}
