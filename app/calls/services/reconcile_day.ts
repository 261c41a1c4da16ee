import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { CompareDay, type ComparedDay } from '#app/calls/queries/compare_day'
import { SweepCdrs } from '#app/calls/services/sweep_cdrs'

const STEPS = 3

/**
 * Accounts for the inbound legs of a business day: takes in what call records there still are, sets events, records and
 * outcomes side by side, and keeps the result with every leg that is not explained. Doing it again replaces the result.
 */
export class ReconcileDay {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle({ day }: { day: string }): Promise<ComparedDay> {
    try {
      await this.#note(day, { state: 'running', done_steps: 0, total_steps: STEPS })
      await new SweepCdrs().handle()
      await this.#note(day, { done_steps: 1 })
      const compared = await new CompareDay().handle(day, this.#clock.now().toJSDate())
      await this.#note(day, { done_steps: 2 })
      await this.#keep(day, compared)
      return compared
    } catch (error) {
      await this.#note(day, { state: 'failed' })
      throw error
    }
  }

  async #note(day: string, change: Record<string, string | number>) {
    const updated = { ...change, updated_at: this.#clock.now().toJSDate() }
    await db
      .insertQuery()
      .table('call_reconciliations')
      .knexQuery.insert({ day, state: 'running', ...updated })
      .onConflict('day')
      .merge(updated)
  }

  async #keep(day: string, compared: ComparedDay) {
    const { byOutcome, withoutCdr, bySwitch, unexplained } = compared
    const now = this.#clock.now().toJSDate()
    await inTransaction(async (trx) => {
      await trx.from('unexplained_legs').where('day', day).delete()
      if (unexplained.length > 0) {
        await trx.table('unexplained_legs').multiInsert(
          unexplained.map(({ uuid, kind, number, dnis, startedAt, switchName }) => ({
            day,
            uuid,
            kind,
            number,
            dnis,
            started_at: startedAt,
            switch_name: switchName,
          }))
        )
      }
      await trx
        .from('call_reconciliations')
        .where('day', day)
        .update({
          state: 'done',
          done_steps: STEPS,
          total_steps: STEPS,
          calls: compared.calls,
          cdrs: compared.cdrs,
          repaired: compared.filled,
          unexplained: unexplained.length,
          outcomes: JSON.stringify({ byOutcome, withoutCdr, bySwitch }),
          finished_at: now,
          updated_at: now,
        })
    })
  }
}
