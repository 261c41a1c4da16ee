import encryption from '@adonisjs/core/services/encryption'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { webhookNotFound } from '#app/integrations/errors'
import { newWebhookSecret } from '#app/integrations/webhook_signature'

/** Gives an address a new secret, shown once; what is sent from now on is signed with it. */
export class RenewWebhookSecret {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ actorId, webhookId }: { actorId: number; webhookId: number }) {
    const secret = newWebhookSecret()
    await inTransaction(async (trx) => {
      const changed: unknown = await trx
        .from('webhooks')
        .where('id', webhookId)
        .update({ secret: encryption.encrypt(secret), updated_at: this.clock.now().toJSDate() })
      if (Number(Array.isArray(changed) ? changed[0] : changed) === 0) throw webhookNotFound()
      await new RecordAudit(this.clock).handle({
        employeeId: actorId,
        action: 'webhooks.renew_secret',
        subjectType: 'webhook',
        subjectId: String(webhookId),
      })
    })
    return { id: webhookId, secret }
  }
}
