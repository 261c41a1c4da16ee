import type { HttpContext } from '@adonisjs/core/http'
import { SendTestEvent } from '#app/integrations/services/send_test_event'

export default class WebhookTestsController {
  async store({ params, response }: HttpContext) {
    const webhookId = Number(params.webhook_id)
    return response.status(201).json(await new SendTestEvent().handle({ webhookId }))
  }
}
