import db from '@adonisjs/lucid/services/db'
import { deliveryNotFound } from '#app/integrations/errors'

/** What was sent in a delivery, and how each attempt went, newest first. */
export class ShowDelivery {
  async handle({ webhookId, deliveryId }: { webhookId: number; deliveryId: number }) {
    const delivery = await db
      .from('webhook_deliveries')
      .where({ id: deliveryId, webhook_id: webhookId })
      .select('id', 'event_id as eventId', 'type', 'state', 'body')
      .first()
    if (!delivery) throw deliveryNotFound()
    const attempts = await db
      .from('webhook_attempts')
      .where('webhook_delivery_id', deliveryId)
      .orderBy('id', 'desc')
      .limit(50)
      .select('id', 'status', 'error', 'answer', 'duration_ms as durationMs', 'created_at as at')
    return { ...delivery, attempts }
  }
}
