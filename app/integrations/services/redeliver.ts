import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { deliveryNotFound } from '#app/integrations/errors'

export type RedeliverInput = { actorId: number; webhookId: number; deliveryId: number }

/** Sends a delivery once more: the same bytes under the same event id, with all attempts before it again. */
export class Redeliver {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ actorId, webhookId, deliveryId }: RedeliverInput): Promise<void> {
    await inTransaction(async (trx) => {
      const delivery = await trx
        .from('webhook_deliveries')
        .where({ id: deliveryId, webhook_id: webhookId })
        .forUpdate()
        .first()
      if (!delivery) throw deliveryNotFound()
      await trx.from('webhook_deliveries').where('id', deliveryId).update({
        state: 'waiting',
        attempts: 0,
        delivered_at: null,
        next_attempt_at: this.clock.now().toJSDate(),
      })
      await new RecordAudit(this.clock).handle({
        employeeId: actorId,
        action: 'webhooks.redeliver',
        subjectType: 'webhook',
        subjectId: String(webhookId),
        after: { deliveryId, eventId: delivery.event_id },
      })
    })
  }
}
