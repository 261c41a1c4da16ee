import type { DateTime } from 'luxon'
import { type Clock, SystemClock } from '#core/clock'
import type { Phone } from '#core/phone'
import { type Transaction, inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { customerNotFound, customerStale } from '#app/customers/errors'
import { duringRace, readPhones, refuseUnusable, writePhones } from '#app/customers/phones'

export type CustomerFields = {
  name?: string
  gender?: 'female' | 'male' | 'unknown'
  birthYear?: number | null
  regionId?: number | null
  remark?: string | null
  /** Who uses what is bought (C09). */
  endUserName?: string | null
  endUserSchool?: string | null
}

export type UpdateCustomerInput = CustomerFields & {
  employeeId: number
  customerId: number
  /** The version that the editor saw. */
  version: number
  /** The whole new list, when the numbers change. */
  phones?: (string | null | undefined)[]
  /** The default address, when it changes. */
  address?: string | null
}

const COLUMNS = {
  name: 'name',
  gender: 'gender',
  birthYear: 'birth_year',
  regionId: 'region_id',
  remark: 'remark',
  endUserName: 'end_user_name',
  endUserSchool: 'end_user_school',
} as const satisfies Record<keyof CustomerFields, string>

const AUDIT_ACTION = 'customers.update'

/** Changes a customer file; refused when somebody else saved since it was opened. Orders keep their snapshots. */
export class UpdateCustomer {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: UpdateCustomerInput): Promise<{ version: number }> {
    const phones = input.phones ? readPhones(input.phones) : null
    return duringRace(phones ?? [], input.customerId, () => this.#save(input, phones))
  }

  async #save(input: UpdateCustomerInput, phones: Phone[] | null): Promise<{ version: number }> {
    return inTransaction(async (trx) => {
      const row = await trx.from('customers').where('id', input.customerId).forUpdate().first()
      if (!row) throw customerNotFound()
      const wanted: Record<string, unknown> = {}
      const before: Record<string, unknown> = {}
      const stored: Record<string, unknown> = {}
      for (const [field, column] of Object.entries(COLUMNS)) {
        const value = input[field as keyof CustomerFields]
        if (value === undefined || value === row[column]) continue
        wanted[column] = value
        before[column] = row[column]
        stored[field] = row[column]
      }
      if (row.version !== input.version) await this.#refuseStale(trx, input, row.version, stored)

      const now = this.clock.now()
      if (phones) await this.#replacePhones(trx, input.customerId, phones, now)
      if (input.address !== undefined) await this.#replaceAddress(trx, input, now)
      const version = row.version + 1
      await trx
        .from('customers')
        .where('id', input.customerId)
        .update({ ...wanted, version, updated_at: now.toJSDate() })
      await new RecordAudit().handle({
        employeeId: input.employeeId,
        action: AUDIT_ACTION,
        subjectType: 'customer',
        subjectId: String(input.customerId),
        before,
        after: wanted,
      })
      return { version }
    })
  }

  /** Says what stands in the fields that this editor would have changed, and who saved last. */
  async #refuseStale(
    trx: Transaction,
    input: UpdateCustomerInput,
    version: number,
    changed: Record<string, unknown>
  ): Promise<never> {
    if (input.address !== undefined) {
      const address = await trx
        .from('customer_addresses')
        .where({ customer_id: input.customerId, is_default: true })
        .select('detail')
        .first()
      const detail: string | null = address?.detail ?? null
      if (detail !== (input.address?.trim() || null)) changed.address = detail
    }
    const last = await trx
      .from('audit_entries as entry')
      .join('employees as employee', 'employee.id', 'entry.employee_id')
      .where({ subject_type: 'customer', subject_id: String(input.customerId) })
      .where('entry.action', AUDIT_ACTION)
      .orderBy('entry.id', 'desc')
      .select('employee.name', 'entry.created_at as at')
      .first()
    throw customerStale(version, changed, last ? { by: last.name, at: last.at.toISOString() } : {})
  }

  async #replacePhones(trx: Transaction, customerId: number, phones: Phone[], now: DateTime) {
    await refuseUnusable(trx, phones, customerId)
    await trx.from('customer_phones').where('customer_id', customerId).delete()
    await writePhones(trx, customerId, phones, now)
  }

  async #replaceAddress(trx: Transaction, input: UpdateCustomerInput, now: DateTime) {
    const addresses = trx.from('customer_addresses').where('customer_id', input.customerId)
    await addresses.where('is_default', true).delete()
    if (!input.address?.trim()) return
    await trx.table('customer_addresses').insert({
      customer_id: input.customerId,
      region_id: input.regionId ?? null,
      detail: input.address.trim(),
      is_default: true,
      created_at: now.toJSDate(),
      updated_at: now.toJSDate(),
    })
  }
}
