import { DomainError } from '#core/domain_error'
import { groupPhone } from '#core/phone'
import { inTransaction } from '#core/transaction'
import type { Permission } from '#app/organisation/permissions'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { customerNotFound } from '#app/customers/errors'

export type RevealPhoneInput = {
  actor: { id: number; may(permission: Permission): boolean }
  customerId: number
  /** 1 is the first number. */
  position: number
}

/** Shows one whole number of a customer: any with `phones.view`, own and assigned customers' with `phones.view_own`. Every look is logged. */
export class RevealPhone {
  async handle(input: RevealPhoneInput): Promise<{ number: string; readable: string }> {
    return inTransaction(async (trx) => {
      const row = await trx
        .from('customer_phones as phone')
        .join('customers as customer', 'customer.id', 'phone.customer_id')
        .where({ 'phone.customer_id': input.customerId, 'phone.position': input.position })
        .select('phone.number', 'customer.owner_id', 'customer.callback_owner_id')
        .first()
      if (!row) throw customerNotFound()
      const own = row.owner_id === input.actor.id || row.callback_owner_id === input.actor.id
      const may = input.actor.may('phones.view') || (own && input.actor.may('phones.view_own'))
      if (!may) {
        throw new DomainError({
          status: 403,
          code: 'REVEAL_FORBIDDEN',
          messageKey: 'customers.errors.reveal_forbidden',
        })
      }
      await new RecordAudit().handle({
        employeeId: input.actor.id,
        action: 'phones.reveal',
        subjectType: 'customer',
        subjectId: String(input.customerId),
        after: { position: input.position },
      })
      return { number: row.number, readable: groupPhone(row.number) }
    })
  }
}
