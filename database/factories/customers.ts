import { randomInt } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import {
  RegisterCustomer,
  type RegisterCustomerInput,
} from '#app/customers/services/register_customer'

/** A mobile number that no other customer of this run has. */
export function newMobile(): string {
  return `138${String(randomInt(100_000_000)).padStart(8, '0')}`
}

export type RegionTree = { provinceId: number; cityId: number; districtId: number }

/** A province, a city and a district of codes that no other test uses. */
export async function makeRegions(
  names: [province: string, city: string, district: string] = ['山东省', '济南市', '历下区']
): Promise<RegionTree> {
  const insert = async (name: string, level: string, parentId: number | null) => {
    const code = randomInt(36 ** 6)
      .toString(36)
      .padStart(6, '0')
    const [id] = await db.table('regions').insert({ code, name, level, parent_id: parentId })
    return id as number
  }
  const provinceId = await insert(names[0], 'province', null)
  const cityId = await insert(names[1], 'city', provinceId)
  const districtId = await insert(names[2], 'district', cityId)
  return { provinceId, cityId, districtId }
}

/** A customer with one mobile, registered as the desk does it. */
export async function makeCustomer(
  employee: { id: number; staffNo: string },
  shape: Partial<RegisterCustomerInput> = {}
): Promise<{ id: number; customerNo: string; name: string }> {
  return new RegisterCustomer().handle({
    employee,
    name: '马建华',
    phones: [newMobile()],
    origin: 'inbound',
    ...shape,
  })
}
