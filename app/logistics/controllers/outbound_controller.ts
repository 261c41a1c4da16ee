import type { HttpContext } from '@adonisjs/core/http'
import { ListOutbound } from '#app/logistics/queries/list_outbound'
import { OutboundSummary } from '#app/logistics/queries/outbound_summary'
import { TodaysPrintBatches } from '#app/logistics/queries/print_batches'
import { ShowOutbound } from '#app/logistics/queries/show_outbound'

export default class OutboundController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('logistics/outbound', {
      orders: () => new ListOutbound().handle({ query: request.qs(), scope: 'recent' }),
      summary: () => new OutboundSummary().handle(),
      batches: () => new TodaysPrintBatches().handle(),
    })
  }

  async show({ auth, params, response }: HttpContext) {
    const order = await new ShowOutbound().handle({
      orderId: Number(params.id),
      actor: auth.getUserOrFail(),
    })
    return response.json(order)
  }
}
