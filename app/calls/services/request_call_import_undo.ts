import { type Clock, SystemClock } from '#core/clock'
import { queue } from '#core/queue/queue'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { callImportRefused } from '#app/calls/call_import'
import UndoCallImportJob from '#app/calls/jobs/undo_call_import'
import { usedCallsOf } from '#app/calls/queries/used_calls_of_import'

/** Has the worker take back the calls of an import. Refused once somebody has worked with one of them. */
export class RequestCallImportUndo {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ importId, employeeId }: { importId: number; employeeId: number }): Promise<void> {
    await inTransaction(async (trx) => {
      const stored = await trx.from('call_imports').where('id', importId).forUpdate().first()
      if (!stored) throw callImportRefused('NOT_FOUND', { status: 404 })
      if (stored.state === 'undone') return
      if (stored.state !== 'undoing') {
        if (stored.state !== 'accepted') throw callImportRefused('NOT_NOW')
        const used = await usedCallsOf(importId, trx)
        if (used.length > 0) throw callImportRefused('USED', { values: { count: used.length } })
        const [{ calls }] = await trx
          .from('calls')
          .where('call_import_id', importId)
          .count('* as calls')
        await trx
          .from('call_imports')
          .where('id', importId)
          .update({
            state: 'undoing',
            done_rows: 0,
            total_rows: Number(calls),
            updated_at: this.clock.now().toJSDate(),
          })
        await new RecordAudit().handle({
          employeeId,
          action: 'call_imports.undo',
          subjectType: 'call_import',
          subjectId: String(importId),
          before: { calls: Number(calls), file: stored.file_name },
        })
      }
      await queue.dispatch(UndoCallImportJob, { importId }, { jobId: `undo-calls-${importId}` })
    })
  }
}
