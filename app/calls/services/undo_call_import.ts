import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { setting } from '#app/organisation/settings'
import { IMPORT_BATCH, tellCallImport } from '#app/calls/call_import'
import CallsImported from '#app/calls/events/calls_imported'
import { PlacementsOfImport } from '#app/calls/queries/placements_of_import'
import { usedCallsOf } from '#app/calls/queries/used_calls_of_import'

type Import = { id: number; employee_id: number; state: string; total_rows: number }

/**
 * Takes back the calls of an import, batch by batch. A call that somebody has begun to work with meanwhile stays, and
 * its import with it. May run twice and after an interruption.
 */
export class UndoCallImport {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ importId }: { importId: number }): Promise<void> {
    const stored: Import | null = await db.from('call_imports').where('id', importId).first()
    if (!stored || stored.state !== 'undoing') return
    let done = 0
    for (let gone = 1; gone > 0; done += gone) {
      gone = await this.#batch(importId)
      await tellCallImport(stored, { done: done + gone, total: stored.total_rows, over: false })
    }
    const windowMinutes = await setting('attribution_window_minutes')
    const placementIds = await new PlacementsOfImport().handle(importId, windowMinutes)
    await CallsImported.dispatch({ placementIds })
    const stays = await db.from('calls').where('call_import_id', importId).first()
    await db
      .from('call_imports')
      .where({ id: importId, state: 'undoing' })
      .update({
        ...(stays ? { state: 'accepted' } : { state: 'undone', digest: null }),
        updated_at: this.clock.now().toJSDate(),
      })
    await tellCallImport(stored, { done: stored.total_rows, total: stored.total_rows, over: true })
  }

  /** How many calls went. */
  async #batch(importId: number): Promise<number> {
    return inTransaction(async (trx) => {
      const used = await usedCallsOf(importId, trx)
      const calls: { id: string }[] = await trx
        .from('calls')
        .where('call_import_id', importId)
        .whereNotIn('id', used)
        .orderBy('id')
        .limit(IMPORT_BATCH)
        .forUpdate()
        .select('id')
      const ids = calls.map(({ id }) => id)
      if (ids.length === 0) return 0
      await trx.from('calls').whereIn('id', ids).delete()
      await trx
        .from('call_import_rows')
        .where('call_import_id', importId)
        .whereIn(
          'line',
          ids.map((id) => Number(id.split('-')[2]))
        )
        .update({ state: 'undone' })
      await trx.from('call_imports').where('id', importId).increment('done_rows', ids.length)
      return ids.length
    })
  }
}
