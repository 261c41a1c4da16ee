import { type Phone, parsePhone } from '#core/phone'
import { type Transaction } from '#core/transaction'
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
    const blocked = await trx
      .from('blocked_numbers')
      .whereRaw('CHAR_LENGTH(range_from) = ?', [number.length])
      .where('range_from', '<=', number)
      .where('range_to', '>=', number)
      .select('id')
      .first()
    if (blocked) throw phoneBlocked(`phones.${index}`)
    await refuseTaken(trx, number, `phones.${index}`, ownerId)
  }
}

export async function refuseTaken(
  trx: Transaction,
  number: string,
  field: string,
  ownerId: number | null
) {
  // A locking read sees what a rival committed after this transaction began.
  const taken = await trx
    .from('customer_phones as phone')
    .join('customers as customer', 'customer.id', 'phone.customer_id')
    .where('phone.number', number)
    .select('customer.id', 'customer.customer_no', 'customer.name')
    .forShare()
    .first()
  if (taken && taken.id !== ownerId) {
    throw phoneTaken(field, number, {
      id: taken.id,
      customerNo: taken.customer_no,
      name: taken.name,
    })
  }
}
