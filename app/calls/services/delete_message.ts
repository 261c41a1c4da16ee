import { DomainError } from '#core/domain_error'
import { inTransaction } from '#core/transaction'
import type Employee from '#app/organisation/models/employee'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { ShowMessage } from '#app/calls/queries/messages'
import { DeleteRecording } from '#app/calls/services/delete_recording'

/** Deletes what a caller left, in a box that the employee sees; that it was there stays known. */
export class DeleteMessage {
  async handle(employee: Employee, messageId: number): Promise<void> {
    await inTransaction(async () => {
      const shown = await new ShowMessage().handle(employee, messageId)
      if (!shown) throw messageRefused('NOT_FOUND', 404)
      if (shown.line.state === 'deleted') return
      const { id: recordingId } = shown.recording
      const gone = await new DeleteRecording().handle({ recordingId, because: 'person' })
      if (!gone) throw messageRefused('HELD', 409)
      await new RecordAudit().handle({
        employeeId: employee.id,
        action: 'messages.delete',
        subjectType: 'message',
        subjectId: String(messageId),
        before: { box: shown.line.box, at: shown.line.at, heard: shown.line.state === 'heard' },
      })
    })
  }
}

/** A refusal about a message; its text is `calls.messages.errors.<code in lower case>`. */
export function messageRefused(code: 'NOT_FOUND' | 'HELD', status: number): DomainError {
  return new DomainError({
    status,
    code: `MESSAGE_${code}`,
    messageKey: `calls.messages.errors.${code.toLowerCase()}`,
  })
}
