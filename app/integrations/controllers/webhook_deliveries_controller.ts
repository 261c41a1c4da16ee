import type { HttpContext } from '@adonisjs/core/http'
import { ORDER_NEWS } from '#app/orders/order_news'
import { ListDeliveries } from '#app/integrations/queries/list_deliveries'
import { ShowDelivery } from '#app/integrations/queries/show_delivery'

/** The delivery log of one address. */
export default class WebhookDeliveriesController {
  async index({ params, request, inertia }: HttpContext) {
    const webhookId = Number(params.webhook_id)
    const page = await new ListDeliveries().handle({ webhookId, query: request.qs() })
    return inertia.render('system/webhook_deliveries', { ...page, types: [...ORDER_NEWS, 'ping'] })
  }

  async show({ params, response }: HttpContext) {
    const webhookId = Number(params.webhook_id)
    const deliveryId = Number(params.id)
    return response.json(await new ShowDelivery().handle({ webhookId, deliveryId }))
  }
}
