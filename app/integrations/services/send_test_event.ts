import { randomUUID } from 'node:crypto'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { webhookNotFound } from '#app/integrations/errors'

/** Puts an event `ping` among what is to be sent to an address, to see whether it arrives. */
export class SendTestEvent {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ webhookId }: { webhookId: number }): Promise<{ id: number }> {
    return inTransaction(async (trx) => {
      const hook = await trx.from('webhooks').where('id', webhookId).select('id').first()
      if (!hook) throw webhookNotFound()
      const now = this.clock.now()
      const eventId = `ping_${randomUUID().slice(0, 18)}`
      const [id] = await trx.table('webhook_deliveries').insert({
        webhook_id: webhookId,
        event_id: eventId,
        type: 'ping',
        body: JSON.stringify({ id: eventId, type: 'ping', createdAt: now.toISO(), data: {} }),
        state: 'waiting',
        next_attempt_at: now.toJSDate(),
        created_at: now.toJSDate(),
      })
      return { id }
    })
  }
}
