import { type DateTime } from 'luxon'
import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { type Transaction, inTransaction } from '#core/transaction'
import { AddContact } from '#app/customers/services/add_contact'
import { EditContact } from '#app/customers/services/edit_contact'
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
  constructor(private clock: Clock = new SystemClock()) {}

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
      const customerId = input.customerId ?? call.customer_id
      await trx.from('calls').where('id', call.id).update({
        disposition_id: disposition.id,
        customer_id: customerId,
        updated_at: this.clock.now().toJSDate(),
      })
      if (customerId === null) return
      await this.#writeNote(trx, { ...input, customerId })
      await this.#promise(trx, { ...input, customerId })
    })
  }

  /** One note for a call: closing it again with other words sets them right. */
  async #writeNote(trx: Transaction, input: CloseCallInput & { customerId: number }) {
    const content = input.note?.trim()
    if (!content) return
    const { callId, employeeId, customerId, noteStatus: status } = input
    const written = await trx
      .from('contacts')
      .where({ call_id: callId, employee_id: employeeId })
      .select('id')
      .first()
    await (written
      ? new EditContact().handle({ contactId: written.id, customerId, status, content })
      : new AddContact(this.clock).handle({ employeeId, customerId, callId, status, content }))
  }

  /** One promise for a call: closing it again with another time keeps the later wish. */
  async #promise(trx: Transaction, input: CloseCallInput & { customerId: number }) {
    const { callId, employeeId, customerId, reminder } = input
    if (!reminder) return
    await trx
      .from('reminders')
      .where({ call_id: callId, employee_id: employeeId, state: 'open' })
      .delete()
    await new SetReminder(this.clock).handle({ employeeId, customerId, callId, ...reminder })
  }
}
