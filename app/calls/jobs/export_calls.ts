import { Job } from '#core/queue/job'
import { ExportCalls } from '#app/calls/services/export_calls'

/** Writes the Excel file of chosen calls. */
export default class ExportCallsJob extends Job<{ fileId: number }> {
  static override readonly name = 'calls.export_calls'
  static readonly attempts = 2

  async handle({ fileId }: { fileId: number }) {
    await new ExportCalls().handle({ fileId })
  }
}
