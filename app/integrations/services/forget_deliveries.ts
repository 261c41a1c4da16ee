import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { KEPT_DAYS } from '#app/integrations/webhook_retries'

const AT_ONCE = 1000

/** Deletes deliveries that are over with and older than they are kept, in small steps. */
export class ForgetDeliveries {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(): Promise<void> {
    const before = this.clock.now().minus({ days: KEPT_DAYS }).toJSDate()
    for (;;) {
      const deleted: unknown = await db
        .from('webhook_deliveries')
        .where('created_at', '<', before)
        .whereNot('state', 'waiting')
        .limit(AT_ONCE)
        .delete()
      if (Number(Array.isArray(deleted) ? deleted[0] : deleted) < AT_ONCE) return
    }
  }
}
