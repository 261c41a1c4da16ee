import { Job } from '#core/queue/job'
import { PrepareRecordings } from '#app/calls/services/prepare_recordings'

/** Every ten seconds: recordings that are over are looked at, repaired where needed, and get their waveform. */
export default class PrepareRecordingsJob extends Job {
  static override readonly name = 'calls.prepare_recordings'
  static readonly everyMs = 10_000

  async handle() {
    await new PrepareRecordings().handle()
  }
}
