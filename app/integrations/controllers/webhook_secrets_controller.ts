import type { HttpContext } from '@adonisjs/core/http'
import { RenewWebhookSecret } from '#app/integrations/services/renew_webhook_secret'

export default class WebhookSecretsController {
  async store({ params, response, auth }: HttpContext) {
    const actorId = auth.getUserOrFail().id
    const webhookId = Number(params.webhook_id)
    const renewed = await new RenewWebhookSecret().handle({ actorId, webhookId })
    return response.status(201).json(renewed)
  }
}
