import { type Clock, SystemClock } from '#core/clock'
import { businessDay } from '#core/period'
import type { Phone } from '#core/phone'
import { type Transaction, inTransaction } from '#core/transaction'
import { duringRace, readPhones, refuseUnusable, writePhones } from '#app/customers/phones'

export type RegisterCustomerInput = {
  employee: { id: number; staffNo: string }
  name: string
  gender?: 'female' | 'male' | 'unknown'
  birthYear?: number | null
  /** As typed; one is enough. The first is the one that is called first. */
  phones: (string | null | undefined)[]
  origin: 'inbound' | 'callback' | 'handover'
  regionId?: number | null
  address?: string | null
  remark?: string | null
  /** Who uses what is bought (C09). */
  endUserName?: string | null
  endUserSchool?: string | null
  /** Null leaves the file in the public pool; the registering employee unless told. */
  ownerId?: number | null
}

export type RegisteredCustomer = { id: number; customerNo: string; name: string }

/** C02–C05: a new customer file; the telephone number is the identity. */
export class RegisterCustomer {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: RegisterCustomerInput): Promise<RegisteredCustomer> {
    const phones = readPhones(input.phones)
    const customerNo = await this.#number(input.employee)
    return duringRace(phones, null, () =>
      inTransaction(async (trx) => {
        await refuseUnusable(trx, phones, null)
        return this.#write(trx, input, phones, customerNo)
      })
    )
  }

  /** YYYYMMDD + staff number + serial of that person that day, taken in a short transaction of its own (C03). */
  async #number(employee: { id: number; staffNo: string }): Promise<string> {
    const day = businessDay(this.clock.now())
    const serial = await inTransaction(async (trx) => {
      await trx.rawQuery(
        `INSERT INTO customer_serials (employee_id, business_day, last) VALUES (?, ?, 1)
         ON DUPLICATE KEY UPDATE last = last + 1`,
        [employee.id, day]
      )
      const row = await trx
        .from('customer_serials')
        .where({ employee_id: employee.id, business_day: day })
        .select('last')
        .firstOrFail()
      return Number(row.last)
    })
    return `${day.replaceAll('-', '')}${employee.staffNo.padStart(6, '0')}${String(serial).padStart(4, '0')}`
  }

  async #write(
    trx: Transaction,
    input: RegisterCustomerInput,
    phones: Phone[],
    customerNo: string
  ): Promise<RegisteredCustomer> {
    const now = this.clock.now()
    const name = input.name.trim()
    const ownerId = input.ownerId === undefined ? input.employee.id : input.ownerId
    const [id] = await trx.table('customers').insert({
      customer_no: customerNo,
      name,
      gender: input.gender ?? 'unknown',
      birth_year: input.birthYear ?? null,
      origin: input.origin,
      region_id: input.regionId ?? null,
      owner_id: ownerId,
      public_pool: ownerId === null,
      remark: input.remark?.trim() || null,
      end_user_name: input.endUserName?.trim() || null,
      end_user_school: input.endUserSchool?.trim() || null,
      created_by: input.employee.id,
      created_at: now.toJSDate(),
      updated_at: now.toJSDate(),
    })
    await writePhones(trx, id, phones, now)
    if (input.address?.trim()) {
      await trx.table('customer_addresses').insert({
        customer_id: id,
        region_id: input.regionId ?? null,
        detail: input.address.trim(),
        is_default: true,
        created_at: now.toJSDate(),
        updated_at: now.toJSDate(),
      })
    }
    return { id, customerNo, name }
  }
}
