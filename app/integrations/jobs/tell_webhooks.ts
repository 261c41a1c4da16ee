import { DateTime } from 'luxon'
import { Job } from '#core/queue/job'
import { queue } from '#core/queue/queue'
import DeliverToWebhookJob from '#app/integrations/jobs/deliver_to_webhook'
import { WebhooksDue } from '#app/integrations/queries/webhooks_due'
import { SpreadNews } from '#app/integrations/services/spread_news'

/** The beat of the webhooks: what happened becomes deliveries, and what is due is sent. */
export default class TellWebhooksJob extends Job {
  static override readonly name = 'integrations.tell_webhooks'
  static readonly everyMs = 2000
  static readonly attempts = 1

  async handle() {
    const spread = new SpreadNews()
    for (let taken = 1; taken > 0;) taken = await spread.handle()
    for (const webhookId of await new WebhooksDue().handle(DateTime.utc())) {
      await queue.dispatch(DeliverToWebhookJob, { webhookId }, { jobId: String(webhookId) })
    }
  }
}
