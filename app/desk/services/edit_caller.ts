import { inTransaction } from '#core/transaction'
import { type CustomerFields, UpdateCustomer } from '#app/customers/services/update_customer'

export type EditCallerInput = CustomerFields & {
  employeeId: number
  customerId: number
  /** The version that the card on the desk shows. */
  version: number
  address: string | null
  /** The second number in its place, null for none; undefined leaves it, as the desk may not even see it whole. */
  secondPhone?: string | null
}

/** A15: changes the customer's file from the card on the desk, during the call. */
export class EditCaller {
  async handle({ secondPhone, ...input }: EditCallerInput): Promise<{ version: number }> {
    return inTransaction(async (trx) => {
      if (secondPhone === undefined) return new UpdateCustomer().handle(input)
      const stored: { number: string }[] = await trx
        .from('customer_phones')
        .where('customer_id', input.customerId)
        .orderBy('position')
        .select('number')
      const [first, , ...others] = stored.map(({ number }) => number)
      return new UpdateCustomer().handle({ ...input, phones: [first, secondPhone, ...others] })
    })
  }
}
