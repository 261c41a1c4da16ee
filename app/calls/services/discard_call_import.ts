import { rm } from 'node:fs/promises'
import { type Clock, SystemClock } from '#core/clock'
import { storagePath } from '#core/storage'
import { afterCommit, inTransaction } from '#core/transaction'
import { callImportPath, callImportRefused } from '#app/calls/call_import'

/** Puts a file aside before anything of it was written. */
export class DiscardCallImport {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ importId }: { importId: number }): Promise<void> {
    await inTransaction(async (trx) => {
      const stored = await trx.from('call_imports').where('id', importId).forUpdate().first()
      if (!stored) throw callImportRefused('NOT_FOUND', { status: 404 })
      if (stored.state === 'discarded') return
      if (stored.state !== 'reading' && stored.state !== 'previewed') {
        throw callImportRefused('NOT_NOW')
      }
      await trx
        .from('call_imports')
        .where('id', importId)
        .update({ state: 'discarded', digest: null, updated_at: this.clock.now().toJSDate() })
      afterCommit(() => rm(storagePath(callImportPath(importId)), { force: true }))
    })
  }
}
