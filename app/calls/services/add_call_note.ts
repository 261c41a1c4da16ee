import db from '@adonisjs/lucid/services/db'
import { DomainError } from '#core/domain_error'
import { AddContact } from '#app/customers/services/add_contact'

/** Adds a note to a call afterwards (A07); it belongs to the call's customer. */
export class AddCallNote {
  async handle(input: {
    employeeId: number
    callId: string
    content: string
  }): Promise<{ id: number }> {
    const call: { customer_id: number | null } | null = await db
      .from('calls')
      .where('id', input.callId)
      .first()
    if (!call?.customer_id) {
      throw new DomainError({
        status: 422,
        code: 'CALL_WITHOUT_CUSTOMER',
        messageKey: 'calls.panel.no_customer',
        field: 'content',
      })
    }
    return new AddContact().handle({ ...input, customerId: call.customer_id })
  }
}
