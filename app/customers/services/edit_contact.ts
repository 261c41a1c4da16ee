import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import type { AddContactInput } from '#app/customers/services/add_contact'

export type EditContactInput = {
  contactId: number
  customerId: number
  status: NonNullable<AddContactInput['status']>
  content: string
}

/** Sets right the note of a contact that its writer still has on the desk. */
export class EditContact {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ contactId, customerId, status, content }: EditContactInput): Promise<void> {
    await inTransaction(async (trx) => {
      await trx.from('contacts').where('id', contactId).update({
        customer_id: customerId,
        status,
        content: content.trim(),
        updated_at: this.clock.now().toJSDate(),
      })
    })
  }
}
