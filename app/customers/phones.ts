import type { DateTime } from 'luxon'
import { type Phone, parsePhone } from '#core/phone'
import { isDuplicate } from '#core/statements'
import { type Transaction, inTransaction } from '#core/transaction'
import { NumberBlocked } from '#app/customers/queries/number_blocked'
import { phoneBlocked, phoneInvalid, phoneMissing, phoneTaken } from '#app/customers/errors'

/** Numbers as typed, empty ones left out, read and without repeats; refuses what is no number, and none at all (C04). */
export function readPhones(typed: (string | null | undefined)[]): Phone[] {
  const phones: Phone[] = []
  typed.forEach((text, index) => {
    if (!text?.trim()) return
    const phone = parsePhone(text)
    if (!phone) throw phoneInvalid(`phones.${index}`)
    if (!phones.some((other) => other.number === phone.number)) phones.push(phone)
  })
  if (phones.length === 0) throw phoneMissing()
  return phones
}

/** Refuses a number of the block list (T38), and one that belongs to another customer (C02). */
export async function refuseUnusable(trx: Transaction, phones: Phone[], ownerId: number | null) {
  for (const [index, { number }] of phones.entries()) {
    if (await new NumberBlocked().handle(number)) throw phoneBlocked(`phones.${index}`)
    await refuseTaken(trx, number, `phones.${index}`, ownerId)
  }
}

async function refuseTaken(
  trx: Transaction,
  number: string,
  field: string,
  ownerId: number | null
) {
  // No lock here: a lock on a number that nobody has yet would make two registrations wait for each other. The unique
  // index decides a race, and `duringRace` says who won it.
  const taken = await trx
    .from('customer_phones as phone')
    .join('customers as customer', 'customer.id', 'phone.customer_id')
    .where('phone.number', number)
    .select('customer.id', 'customer.customer_no', 'customer.name')
    .first()
  if (taken && taken.id !== ownerId) {
    throw phoneTaken(field, number, {
      id: taken.id,
      customerNo: taken.customer_no,
      name: taken.name,
    })
  }
}

/** Runs `work`; when the unique index refuses a number that somebody saved a moment earlier, says whose it is. */
export async function duringRace<T>(
  phones: Phone[],
  ownerId: number | null,
  work: () => Promise<T>
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isDuplicate(error, 'customer_phones')) throw error
    await inTransaction(async (trx) => {
      for (const [index, { number }] of phones.entries()) {
        await refuseTaken(trx, number, `phones.${index}`, ownerId)
      }
    })
    throw error
  }
}

/** Enters the numbers of a customer in this order. */
export async function writePhones(
  trx: Transaction,
  customerId: number,
  phones: Phone[],
  now: DateTime
) {
  await trx.table('customer_phones').multiInsert(
    phones.map((phone, index) => ({
      customer_id: customerId,
      number: phone.number,
      kind: phone.kind,
      position: index + 1,
      created_at: now.toJSDate(),
    }))
  )
}
