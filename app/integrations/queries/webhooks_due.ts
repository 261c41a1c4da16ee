import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'

/** The addresses for which something is due to be sent. */
export class WebhooksDue {
  async handle(at: DateTime): Promise<number[]> {
    const rows: { id: number }[] = await db
      .from('webhook_deliveries as delivery')
      .join('webhooks as hook', 'hook.id', 'delivery.webhook_id')
      .where('delivery.state', 'waiting')
      .where('delivery.next_attempt_at', '<=', at.toJSDate())
      .where('hook.active', true)
      .distinct('hook.id')
    return rows.map(({ id }) => id)
  }
}
