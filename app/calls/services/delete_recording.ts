import { rm } from 'node:fs/promises'
import { inTransaction } from '#core/transaction'
import { removePeaks } from '#app/calls/peaks_file'
import { recordingFile } from '#app/calls/recording_files'

/**
 * Deletes the file of a recording and marks its row; the row stays, with who listened. One that has come under hold
 * meanwhile is left alone. Cut off between the two, it is done again by the next run.
 */
export class DeleteRecording {
  async handle(input: {
    recordingId: number
    because: 'age' | 'space' | 'person'
  }): Promise<boolean> {
    return inTransaction(async (trx) => {
      const recording = await trx
        .from('recordings')
        .where('id', input.recordingId)
        .whereIn('state', ['ready', 'missing'])
        .whereNull('held_at')
        .forUpdate()
        .first()
      if (!recording) return false
      const path = recordingFile(recording.path)
      if (path !== null) await rm(path, { force: true })
      await removePeaks(recording.id)
      await trx
        .from('recordings')
        .where('id', recording.id)
        .update({ state: 'deleted', deleted_at: new Date(), deleted_for: input.because })
      return true
    })
  }
}
