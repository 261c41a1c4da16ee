import db from '@adonisjs/lucid/services/db'
import { FindCustomersByPhone } from '#app/customers/queries/find_customers_by_phone'
import { LocateNumber } from '#app/customers/queries/locate_number'
import type { Homelands } from '#database/demo/homelands'
import { randomOf } from '#database/demo/seeds'
import { makeStranger, type Stranger } from '#database/demo/strangers'

/** Whom the agent hears on the line, and whether that person has a file. */
export type Caller = { person: Stranger; customerId: number | null }

type Filed = {
  name: string
  gender: 'female' | 'male' | 'unknown'
  birthYear: number | null
  regionCode: string | null
  level: string | null
  detail: string | null
}

/** The person behind a number: as the file says, else a stranger who belongs to the number and its city. */
export class FindCaller {
  constructor(readonly homelands: Homelands) {}

  async handle(number: string): Promise<Caller> {
    const stranger = await this.#stranger(number)
    const found = await new FindCustomersByPhone().handle(number)
    const customerId = found.exact ? (found.customers[0]?.id ?? null) : null
    if (customerId === null) return { person: stranger, customerId }
    const filed: Filed = await db
      .from('customers as customer')
      .leftJoin('customer_addresses as address', (join) => {
        join.on('address.customer_id', 'customer.id').andOnVal('address.is_default', 1)
      })
      .leftJoin('regions as region', 'region.id', 'address.region_id')
      .where('customer.id', customerId)
      .select('customer.name', 'customer.gender', 'customer.birth_year as birthYear')
      .select('region.code as regionCode', 'region.level', 'address.detail')
      .firstOrFail()
    const complete = filed.level === 'district' && filed.detail
    return {
      customerId,
      person: {
        ...stranger,
        name: filed.name,
        ...(complete ? { regionCode: filed.regionCode!, detail: filed.detail! } : {}),
      },
    }
  }

  async #stranger(number: string): Promise<Stranger> {
    const random = randomOf(`person:${number}`)
    const located = await new LocateNumber().handle(number)
    const homeland =
      (located && this.homelands.inCity(located.regionId, random)) ?? this.homelands.draw(random)
    return { ...makeStranger(random, homeland, new Date().getFullYear()), phone: number }
  }
}
