import encryption from '@adonisjs/core/services/encryption'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import type { OrderNewsType } from '#app/orders/order_news'
import { setting } from '#app/organisation/settings'
import { SaveRow } from '#app/organisation/services/save_row'
import { webhookAddress } from '#app/integrations/webhook_address'
import { newWebhookSecret } from '#app/integrations/webhook_signature'

export type SaveWebhookInput = {
  actorId: number
  /** Null for a new one. */
  id: number | null
  version?: number
  label: string
  url: string
  events: OrderNewsType[]
  active: boolean
}

/** Enters or changes an address to be told of events. The secret of a new one is returned here and shown once. */
export class SaveWebhook {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: SaveWebhookInput): Promise<{ id: number; secret: string | null }> {
    return inTransaction(async (trx) => {
      const url = webhookAddress(input.url, await setting('webhook_networks'))
      const id = await new SaveRow(this.clock).handle({
        actorId: input.actorId,
        table: 'webhooks',
        subject: 'webhook',
        id: input.id,
        version: input.version,
        columns: {
          name: input.label,
          url,
          events: input.events.join(','),
          active: input.active,
        },
      })
      // Switched on again it gets its whole time again.
      if (input.active) {
        await trx
          .from('webhooks')
          .where('id', id)
          .whereNotNull('disabled_at')
          .update({ disabled_at: null, failing_since: null })
      }
      if (input.id !== null) return { id, secret: null }
      const secret = newWebhookSecret()
      await trx
        .from('webhooks')
        .where('id', id)
        .update({ secret: encryption.encrypt(secret), created_by: input.actorId })
      return { id, secret }
    })
  }
}
