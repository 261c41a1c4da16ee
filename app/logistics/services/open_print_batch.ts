import { RecordAudit } from '#app/organisation/services/record_audit'
import type { Actor } from '#app/orders/actor'
import { storagePath } from '#core/storage'
import { logisticsRefused } from '#app/logistics/errors'
import { ShowPrintBatch } from '#app/logistics/queries/print_batches'

/** Where the document of a batch lies, for whoever may see what stands on it; whole numbers leave a trace. */
export class OpenPrintBatch {
  async handle({ batchId, actor }: { batchId: number; actor: Actor }): Promise<{ file: string }> {
    const batch = await new ShowPrintBatch().handle({ batchId })
    if (batch.fullNumbers && !actor.may('phones.print')) {
      throw logisticsRefused('WHOLE_NUMBERS_FORBIDDEN', { status: 403 })
    }
    if (!batch.ready || batch.path === null) {
      throw logisticsRefused('PRINT_BATCH_NOT_READY', { status: 404 })
    }
    if (batch.fullNumbers) {
      await new RecordAudit().handle({
        employeeId: actor.id,
        action: 'waybill_prints.open',
        subjectType: 'print_batch',
        subjectId: String(batchId),
      })
    }
    return { file: storagePath(batch.path) }
  }
}
