import { Job } from '#core/queue/job'
import { WriteImportedCalls } from '#app/calls/services/write_imported_calls'

/** Writes the rows of an accepted import as calls. */
export default class WriteImportedCallsJob extends Job<{ importId: number }> {
  static override readonly name = 'calls.write_imported_calls'
  static readonly attempts = 3

  async handle({ importId }: { importId: number }) {
    await new WriteImportedCalls().handle({ importId })
  }
}
