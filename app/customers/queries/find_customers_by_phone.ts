import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { parsePhone } from '#core/phone'

export type PhoneMatch = {
  id: number
  customerNo: string
  name: string
  customerClass: 'A' | 'B' | 'C' | 'D'
  /** The customer's number that fits, whole: mask it before it is shown. */
  number: string
}

export type PhoneMatches = {
  /** The customers have exactly this number; otherwise their numbers only end alike. */
  exact: boolean
  customers: PhoneMatch[]
}

/** A number without its area code is seven or eight digits long. */
const SUFFIX_DIGITS = 7
const MOST_CANDIDATES = 10

/** A02: first whoever has exactly this number, and only if there is nobody, those whose numbers end alike. */
export class FindCustomersByPhone {
  async handle(text: string, client: QueryClientContract = db.connection()): Promise<PhoneMatches> {
    const digits = text.replaceAll(/\D/g, '')
    const number = parsePhone(text)?.number ?? digits
    const exact = await this.#matches(client).where('phone.number', number)
    if (exact.length > 0) return { exact: true, customers: exact }
    if (digits.length < SUFFIX_DIGITS) return { exact: false, customers: [] }
    const ending = [...digits.slice(-Math.max(SUFFIX_DIGITS, Math.min(digits.length, 8)))]
      .reverse()
      .join('')
    const candidates = await this.#matches(client)
      .where('phone.reversed', 'like', `${ending}%`)
      .orderBy('customer.id', 'desc')
      .limit(MOST_CANDIDATES)
    return { exact: false, customers: candidates }
  }

  #matches(client: QueryClientContract) {
    return client
      .from('customer_phones as phone')
      .join('customers as customer', 'customer.id', 'phone.customer_id')
      .select('customer.id', 'customer.name', 'phone.number')
      .select('customer.customer_no as customerNo', 'customer.customer_class as customerClass')
  }
}
