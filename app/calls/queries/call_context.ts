import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { FindCustomersByPhone } from '#app/customers/queries/find_customers_by_phone'
import { LocateNumber } from '#app/customers/queries/locate_number'

export type CallContext = {
  serviceNumberId: number | null
  acdGroupId: number | null
  regionId: number | null
  /** Set only when exactly one customer has the number. */
  customerId: number | null
  /** The caller is on the list of corporate numbers: no inbound lead. */
  excluded: boolean
}

/** What we know of a call from its two numbers: who was dialled, where the caller is, whether we know the caller. */
export class FindCallContext {
  async handle(
    input: { customerNumber: string; dnis: string },
    trx: TransactionClientContract
  ): Promise<CallContext> {
    const serviceNumber = await trx
      .from('service_numbers')
      .select('id', 'acd_group_id')
      .where('number', input.dnis)
      .first()
    const excluded = await trx
      .from('excluded_numbers')
      .select('id')
      .where('number', input.customerNumber)
      .first()
    const location = await new LocateNumber().handle(input.customerNumber)
    const matches = await new FindCustomersByPhone().handle(input.customerNumber)
    const exact = matches.exact ? matches.customers : []
    return {
      serviceNumberId: serviceNumber?.id ?? null,
      acdGroupId: serviceNumber?.acd_group_id ?? null,
      regionId: location?.regionId ?? null,
      customerId: exact.length === 1 ? exact[0].id : null,
      excluded: Boolean(excluded),
    }
  }
}
