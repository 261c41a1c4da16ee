import { Job } from '#core/queue/job'
import { UndoCallImport } from '#app/calls/services/undo_call_import'

/** Takes back the calls of an import. */
export default class UndoCallImportJob extends Job<{ importId: number }> {
  static override readonly name = 'calls.undo_call_import'
  static readonly attempts = 3

  async handle({ importId }: { importId: number }) {
    await new UndoCallImport().handle({ importId })
  }
}
