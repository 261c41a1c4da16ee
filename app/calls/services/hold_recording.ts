import { DomainError } from '#core/domain_error'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type HoldRecordingInput = {
  employeeId: number
  recordingId: number
  /** Why it must be kept whatever the retention says; null ends the hold. */
  reason: string | null
}

/** Puts a recording under legal hold, or ends the hold. A held one is deleted by no rule. */
export class HoldRecording {
  async handle({ employeeId, recordingId, reason }: HoldRecordingInput): Promise<void> {
    await inTransaction(async (trx) => {
      const recording = await trx.from('recordings').where('id', recordingId).forUpdate().first()
      if (!recording || recording.state === 'deleted') {
        throw new DomainError({
          status: recording ? 410 : 404,
          code: 'RECORDING_NOT_FOUND',
          messageKey: `calls.recordings.${recording ? 'deleted' : 'not_found'}`,
        })
      }
      await trx
        .from('recordings')
        .where('id', recordingId)
        .update({
          held_at: reason === null ? null : new Date(),
          held_by: reason === null ? null : employeeId,
          hold_reason: reason,
        })
      await new RecordAudit().handle({
        employeeId,
        action: reason === null ? 'recordings.release' : 'recordings.hold',
        subjectType: 'recording',
        subjectId: String(recordingId),
        before: { reason: recording.hold_reason },
        after: { reason },
      })
    })
  }
}
