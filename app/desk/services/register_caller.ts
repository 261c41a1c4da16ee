import { inTransaction } from '#core/transaction'
import { LocateNumber } from '#app/customers/queries/locate_number'
import {
  RegisterCustomer,
  type RegisteredCustomer,
} from '#app/customers/services/register_customer'
import { FindDeskCall } from '#app/desk/queries/desk_call'

export type RegisterCallerInput = {
  employee: { id: number; staffNo: string }
  /** The call it is about: its number is the customer's first; null for a file opened without a call. */
  callId: string | null
  name: string
  gender: 'female' | 'male' | 'unknown'
  birthYear: number | null
  /** A second number, or the only one without a call. */
  phone: string | null
  regionId: number | null
  address: string | null
  remark: string | null
  endUserName: string | null
  endUserSchool: string | null
}

/** A19: opens a customer file from the call on the desk and ties the call to it. */
export class RegisterCaller {
  async handle(input: RegisterCallerInput): Promise<RegisteredCustomer> {
    const call = input.callId
      ? await new FindDeskCall().handle(input.employee.id, input.callId)
      : null
    const located = call ? await new LocateNumber().handle(call.customerNumber) : null
    return inTransaction(async (trx) => {
      const customer = await new RegisterCustomer().handle({
        employee: input.employee,
        name: input.name,
        gender: input.gender,
        birthYear: input.birthYear,
        phones: [call?.customerNumber, input.phone],
        origin: 'inbound',
        regionId: input.regionId ?? located?.regionId ?? null,
        address: input.address,
        remark: input.remark,
        endUserName: input.endUserName,
        endUserSchool: input.endUserSchool,
      })
      if (call) {
        await trx.from('calls').where('id', call.callId).update({ customer_id: customer.id })
      }
      return customer
    })
  }
}
