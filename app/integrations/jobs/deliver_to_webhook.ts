import { Job } from '#core/queue/job'
import { DeliverToWebhook } from '#app/integrations/services/deliver_to_webhook'

/** Sends what is due to one address. The service spaces its attempts itself. */
export default class DeliverToWebhookJob extends Job<{ webhookId: number }> {
  static override readonly name = 'integrations.deliver_to_webhook'
  static readonly attempts = 1

  async handle({ webhookId }: { webhookId: number }) {
    await new DeliverToWebhook().handle({ webhookId })
  }
}
