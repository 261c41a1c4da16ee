import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { type ContactNeed, needColumns } from '#app/customers/contact_need'
import type { AddContactInput } from '#app/customers/services/add_contact'

export type EditContactInput = {
  contactId: number
  customerId: number
  status: NonNullable<AddContactInput['status']>
  content: string
  need: ContactNeed | null
}

/** Sets right the note of a contact that its writer still has on the desk. */
export class EditContact {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: EditContactInput): Promise<void> {
    const { contactId, customerId, status, content, need } = input
    await inTransaction(async (trx) => {
      await trx
        .from('contacts')
        .where('id', contactId)
        .update({
          customer_id: customerId,
          status,
          content: content.trim(),
          ...(await needColumns(trx, need)),
          updated_at: this.clock.now().toJSDate(),
        })
    })
  }
}
