import type { HttpContext } from '@adonisjs/core/http'
import { Redeliver } from '#app/integrations/services/redeliver'

export default class WebhookRedeliveriesController {
  async store({ params, response, auth }: HttpContext) {
    await new Redeliver().handle({
      actorId: auth.getUserOrFail().id,
      webhookId: Number(params.webhook_id),
      deliveryId: Number(params.delivery_id),
    })
    return response.status(204)
  }
}
