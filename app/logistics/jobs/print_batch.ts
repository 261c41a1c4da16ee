import { Job } from '#core/queue/job'
import { RunPrintBatch } from '#app/logistics/services/run_print_batch'

/** Prints a batch of waybills into one PDF. */
export default class PrintBatchJob extends Job<{ batchId: number }> {
  static override readonly name = 'logistics.print_batch'
  static readonly attempts = 3

  async handle({ batchId }: { batchId: number }) {
    await new RunPrintBatch().handle({ batchId })
  }
}
