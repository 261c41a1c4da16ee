import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { BUSINESS_ZONE } from '#core/period'
import { RequestReconciliation } from '#app/calls/services/request_reconciliation'

/** Business hour of the following day from which on a day is over for sure: no call of it still goes on. */
const NIGHT_HOUR = 3

/** Nights that may have been missed while no worker ran. */
const DAYS_BACK = 3

/** Asks for the reconciliation of each past day that has not had its own since the night after it. */
export class ReconcileDueDays {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle(): Promise<string[]> {
    const now = this.#clock.now()
    const due: string[] = []
    for (let back = DAYS_BACK; back >= 1; back--) {
      const day = now.setZone(BUSINESS_ZONE).startOf('day').minus({ days: back })
      const night = day.plus({ days: 1, hours: NIGHT_HOUR })
      if (now < night) continue
      const isDone = await db
        .from('call_reconciliations')
        .where('day', day.toISODate()!)
        .where('finished_at', '>=', night.toUTC().toJSDate())
        .first()
      if (!isDone) due.push(day.toISODate()!)
    }
    for (const day of due) await new RequestReconciliation().handle({ day, employeeId: null })
    return due
  }
}
