import { DateTime } from 'luxon'
import { DomainError } from '#core/domain_error'
import { inTransaction } from '#core/transaction'
import { AddContact } from '#app/customers/services/add_contact'
import { SetReminder } from '#app/callbacks/services/set_reminder'

export type CloseCallInput = {
  employeeId: number
  callId: string
  /** Code of a row of `dispositions`. */
  disposition: string
  note: string | null
  noteStatus: 'new' | 'open' | 'closed'
  /** Who the call was with; null for a silent or wrong number. */
  customerId: number | null
  reminder: { dueAt: DateTime; remark: string | null } | null
}

/** The end of a call for its agent: the result, the note of what was said, and the promise to call again. */
export class CloseCall {
  async handle(input: CloseCallInput): Promise<void> {
    await inTransaction(async (trx) => {
      const call = await trx.from('calls').where('id', input.callId).forUpdate().first()
      if (!call || call.employee_id !== input.employeeId) {
        throw new DomainError({
          status: 404,
          code: 'CALL_NOT_YOURS',
          messageKey: 'desk.errors.call_not_yours',
        })
      }
      const disposition = await trx.from('dispositions').where('code', input.disposition).first()
      if (!disposition) {
        throw new DomainError({
          status: 422,
          code: 'UNKNOWN_DISPOSITION',
          messageKey: 'desk.errors.unknown_disposition',
          field: 'disposition',
        })
      }
      const repeated = call.disposition_id === disposition.id
      const customerId = input.customerId ?? call.customer_id
      await trx.from('calls').where('id', call.id).update({
        disposition_id: disposition.id,
        customer_id: customerId,
        updated_at: new Date(),
      })
      if (customerId === null || repeated) return
      if (input.note?.trim()) {
        await new AddContact().handle({
          employeeId: input.employeeId,
          customerId,
          callId: call.id,
          status: input.noteStatus,
          content: input.note,
        })
      }
      if (input.reminder) {
        await new SetReminder().handle({
          employeeId: input.employeeId,
          customerId,
          callId: call.id,
          dueAt: input.reminder.dueAt,
          remark: input.reminder.remark,
        })
      }
    })
  }
}
