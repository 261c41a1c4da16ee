import type { HttpContext } from '@adonisjs/core/http'
import { DeleteRow } from '#app/organisation/services/delete_row'
import { ORDER_NEWS } from '#app/orders/order_news'
import { ListWebhooks } from '#app/integrations/queries/list_webhooks'
import { SaveWebhook } from '#app/integrations/services/save_webhook'
import { webhookValidator } from '#app/integrations/validators/webhook'

/** Addresses that are told of events. */
export default class WebhooksController {
  async index({ inertia }: HttpContext) {
    return inertia.render('system/webhooks', {
      rows: await new ListWebhooks().handle(),
      events: [...ORDER_NEWS],
    })
  }

  async store({ request, response, auth }: HttpContext) {
    const form = await request.validateUsing(webhookValidator)
    const actorId = auth.getUserOrFail().id
    return response.status(201).json(await new SaveWebhook().handle({ ...form, id: null, actorId }))
  }

  async update({ params, request, response, auth }: HttpContext) {
    const form = await request.validateUsing(webhookValidator)
    const actorId = auth.getUserOrFail().id
    const id = Number(params.id)
    return response.json(await new SaveWebhook().handle({ ...form, id, actorId }))
  }

  async destroy({ params, response, auth }: HttpContext) {
    await new DeleteRow().handle({
      actorId: auth.getUserOrFail().id,
      table: 'webhooks',
      subject: 'webhook',
      secret: ['secret'],
      id: Number(params.id),
    })
    return response.status(204)
  }
}
