import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import logger from '@adonisjs/core/services/logger'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { setting } from '#app/organisation/settings'
import { type SentWebhook, sendWebhook } from '#app/integrations/send_webhook'
import { DISABLED_AFTER_HOURS, secondsUntilNext } from '#app/integrations/webhook_retries'
import { webhookSignature } from '#app/integrations/webhook_signature'

/** Deliveries in one go: an address with much to be told must not keep a worker from everything else. */
const AT_ONCE = 50

/** An attempt belongs to its worker for so long; when that dies, another one tries again. */
const LEASE_SECONDS = 60

/** What waits for an address that just failed waits a little, instead of failing one by one. */
const PAUSE_SECONDS = 10

type Delivery = {
  id: number
  webhook_id: number
  event_id: string
  type: string
  body: string
  attempts: number
  url: string
  secret: string
}

/** Sends what is due to one address, oldest first, until something fails. Every attempt is written down. */
export class DeliverToWebhook {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ webhookId }: { webhookId: number }): Promise<void> {
    for (let count = 0; count < AT_ONCE; count += 1) {
      const delivery = await this.#claim(webhookId)
      if (!delivery) return
      const sent = await this.#send(delivery)
      if (!(await this.#record(delivery, sent))) return
    }
  }

  async #claim(webhookId: number): Promise<Delivery | null> {
    return inTransaction(async (trx) => {
      const now = this.clock.now()
      const delivery: Delivery | null = await trx
        .from('webhook_deliveries as delivery')
        .join('webhooks as hook', 'hook.id', 'delivery.webhook_id')
        .where({ 'delivery.webhook_id': webhookId, 'delivery.state': 'waiting' })
        .where('hook.active', true)
        .where('delivery.next_attempt_at', '<=', now.toJSDate())
        .orderBy('delivery.id')
        .forUpdate()
        .select('delivery.*', 'hook.url', 'hook.secret')
        .first()
      if (!delivery) return null
      await trx
        .from('webhook_deliveries')
        .where('id', delivery.id)
        .update({
          attempts: delivery.attempts + 1,
          next_attempt_at: now.plus({ seconds: LEASE_SECONDS }).toJSDate(),
        })
      return { ...delivery, attempts: delivery.attempts + 1 }
    })
  }

  async #send(delivery: Delivery): Promise<SentWebhook> {
    const seconds = Math.floor(this.clock.now().toSeconds())
    const secret = encryption.decrypt<string>(delivery.secret) ?? ''
    return sendWebhook({
      url: delivery.url,
      body: delivery.body,
      allowed: await setting('webhook_networks'),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Spotline-Webhook/1',
        'spotline-event-id': delivery.event_id,
        'spotline-event-type': delivery.type,
        'spotline-signature': webhookSignature(secret, seconds, delivery.body),
      },
    })
  }

  /** Whether it went through. */
  async #record(delivery: Delivery, sent: SentWebhook): Promise<boolean> {
    const went = sent.status !== null && sent.status >= 200 && sent.status < 300
    await inTransaction(async (trx) => {
      const now = this.clock.now()
      await trx.table('webhook_attempts').insert({
        webhook_delivery_id: delivery.id,
        status: sent.status,
        error: sent.error,
        answer: sent.answer,
        duration_ms: sent.durationMs,
        created_at: now.toJSDate(),
      })
      const wait = secondsUntilNext(delivery.attempts)
      const failed =
        wait === null
          ? { state: 'failed', next_attempt_at: null }
          : { next_attempt_at: now.plus({ seconds: wait }).toJSDate() }
      await trx
        .from('webhook_deliveries')
        .where({ id: delivery.id, state: 'waiting' })
        .update(
          went
            ? { state: 'delivered', delivered_at: now.toJSDate(), next_attempt_at: null }
            : failed
        )
      if (went) {
        await trx
          .from('webhooks')
          .where('id', delivery.webhook_id)
          .update({ failing_since: null, last_success_at: now.toJSDate() })
      }
    })
    if (!went) await this.#afterFailure(delivery.webhook_id)
    return went
  }

  async #afterFailure(webhookId: number) {
    const now = this.clock.now()
    const later = now.plus({ seconds: PAUSE_SECONDS }).toJSDate()
    await db
      .from('webhook_deliveries')
      .where({ webhook_id: webhookId, state: 'waiting' })
      .where('next_attempt_at', '<', later)
      .update({ next_attempt_at: later })
    await inTransaction(async (trx) => {
      const hook: { failing_since: Date | null; active: number; name: string } | null = await trx
        .from('webhooks')
        .where('id', webhookId)
        .forUpdate()
        .first()
      if (!hook?.active) return
      if (hook.failing_since === null) {
        await trx.from('webhooks').where('id', webhookId).update({ failing_since: now.toJSDate() })
        return
      }
      const hours = now.diff(DateTime.fromJSDate(hook.failing_since), 'hours').hours
      if (hours < DISABLED_AFTER_HOURS) return
      await trx
        .from('webhooks')
        .where('id', webhookId)
        .update({ active: false, disabled_at: now.toJSDate() })
      await new RecordAudit(this.clock).handle({
        employeeId: null,
        action: 'webhooks.disable',
        subjectType: 'webhook',
        subjectId: String(webhookId),
        before: { failingSince: hook.failing_since.toISOString() },
      })
      logger.warn(
        { webhookId, name: hook.name },
        'a webhook was switched off: nothing went through'
      )
    })
  }
}
