import { type Clock, SystemClock } from '#core/clock'
import { queue } from '#core/queue/queue'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { callImportRefused } from '#app/calls/call_import'
import WriteImportedCallsJob from '#app/calls/jobs/write_imported_calls'

/** Has the worker write the good rows of a preview as calls. Accepting twice writes once; stopped, it goes on. */
export class AcceptCallImport {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ importId, employeeId }: { importId: number; employeeId: number }): Promise<void> {
    await inTransaction(async (trx) => {
      const stored = await trx.from('call_imports').where('id', importId).forUpdate().first()
      if (!stored) throw callImportRefused('NOT_FOUND', { status: 404 })
      if (stored.state === 'accepted') return
      if (stored.state !== 'writing') {
        if (stored.state === 'discarded') throw callImportRefused('DISCARDED')
        if (stored.state !== 'previewed') throw callImportRefused('NOT_NOW')
        const [good] = await trx
          .from('call_import_rows')
          .where({ call_import_id: importId, state: 'good' })
          .count('* as rows')
        if (Number(good.rows) === 0) throw callImportRefused('NOTHING_GOOD', { status: 422 })
        await trx
          .from('call_imports')
          .where('id', importId)
          .update({
            state: 'writing',
            done_rows: 0,
            total_rows: Number(good.rows),
            updated_at: this.clock.now().toJSDate(),
          })
        await new RecordAudit().handle({
          employeeId,
          action: 'call_imports.accept',
          subjectType: 'call_import',
          subjectId: String(importId),
          after: { calls: Number(good.rows), file: stored.file_name },
        })
      }
      await queue.dispatch(
        WriteImportedCallsJob,
        { importId },
        { jobId: `write-calls-${importId}` }
      )
    })
  }
}
