import { Job } from '#core/queue/job'
import { ExportRecordings } from '#app/calls/services/export_recordings'

/** Packs the recordings of chosen calls. */
export default class ExportRecordingsJob extends Job<{ fileId: number }> {
  static override readonly name = 'calls.export_recordings'
  static readonly attempts = 2

  async handle({ fileId }: { fileId: number }) {
    await new ExportRecordings().handle({ fileId })
  }
}
