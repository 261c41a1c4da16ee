import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'

/** Whoever asked has read the answers that were there so far. */
export class SeeRevocationAnswers {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ employeeId, until }: { employeeId: number; until: number }): Promise<void> {
    await db
      .from('revocation_requests')
      .where('requested_by', employeeId)
      .where('id', '<=', until)
      .whereNotNull('answered_at')
      .whereNull('seen_at')
      .update({ seen_at: this.clock.now().toJSDate() })
  }
}
