import { Job } from '#core/queue/job'
import { ReadCallImport } from '#app/calls/services/read_call_import'

/** Reads a file of calls row by row. */
export default class ReadCallImportJob extends Job<{ importId: number }> {
  static override readonly name = 'calls.read_call_import'
  static readonly attempts = 3

  async handle({ importId }: { importId: number }) {
    await new ReadCallImport().handle({ importId })
  }
}
