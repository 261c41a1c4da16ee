import { type DateTime } from 'luxon'
import { type Clock, SystemClock } from '#core/clock'
import { type Transaction, inTransaction } from '#core/transaction'
import type { ContactNeed } from '#app/customers/contact_need'
import { AddContact } from '#app/customers/services/add_contact'
import { EditContact } from '#app/customers/services/edit_contact'
import { SetReminder } from '#app/callbacks/services/set_reminder'
import { lockOwnCall } from '#app/desk/own_call'

export type CallNote = {
  note: string | null
  noteStatus: 'new' | 'open' | 'closed'
  /** What the caller asked for (C16). */
  need: ContactNeed | null
  /** Null takes back what was promised on this call; undefined leaves it. */
  reminder?: { dueAt: DateTime; remark: string | null } | null
}

export type SaveCallNoteInput = CallNote & {
  employeeId: number
  callId: string
  customerId: number
}

/** What was said on a call and what was promised (C14, C16): one note and one promise for a call, set right each time. */
export class SaveCallNote {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: SaveCallNoteInput): Promise<void> {
    await inTransaction(async (trx) => {
      const call = await lockOwnCall(trx, input)
      if (call.customerId !== input.customerId) {
        await trx.from('calls').where('id', input.callId).update({
          customer_id: input.customerId,
          updated_at: this.clock.now().toJSDate(),
        })
      }
      await this.#writeNote(trx, input)
      await this.#promise(trx, input)
    })
  }

  async #writeNote(trx: Transaction, input: SaveCallNoteInput) {
    const content = input.note?.trim() ?? ''
    if (!content && !input.need) return
    const { callId, employeeId, customerId, noteStatus: status, need } = input
    const written = await trx
      .from('contacts')
      .where({ call_id: callId, employee_id: employeeId })
      .select('id')
      .first()
    await (written
      ? new EditContact(this.clock).handle({
          contactId: written.id,
          customerId,
          status,
          content,
          need,
        })
      : new AddContact(this.clock).handle({
          employeeId,
          customerId,
          callId,
          status,
          content,
          need,
        }))
  }

  async #promise(trx: Transaction, input: SaveCallNoteInput) {
    const { callId, employeeId, customerId, reminder } = input
    if (reminder === undefined) return
    await trx
      .from('reminders')
      .where({ call_id: callId, employee_id: employeeId, state: 'open' })
      .delete()
    if (reminder === null) return
    await new SetReminder(this.clock).handle({ employeeId, customerId, callId, ...reminder })
  }
}
