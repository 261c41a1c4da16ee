import { parsePhone } from '#core/phone'
import { readRows } from '#core/statements'

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

const SELECT = `SELECT customer.id, customer.name, phone.number, customer.customer_no AS customerNo,
    customer.customer_class AS customerClass
  FROM customer_phones phone JOIN customers customer ON customer.id = phone.customer_id`

/** A02: first whoever has exactly this number, and only if there is nobody, those whose numbers end alike. */
export class FindCustomersByPhone {
  async handle(text: string): Promise<PhoneMatches> {
    const digits = text.replaceAll(/\D/g, '')
    const number = parsePhone(text)?.number ?? digits
    const exact = await readRows<PhoneMatch>(`${SELECT} WHERE phone.number = ?`, [number])
    if (exact.length > 0) return { exact: true, customers: exact }
    if (digits.length < SUFFIX_DIGITS) return { exact: false, customers: [] }
    const ending = [...digits.slice(-Math.max(SUFFIX_DIGITS, Math.min(digits.length, 8)))]
      .reverse()
      .join('')
    const candidates = await readRows<PhoneMatch>(
      `${SELECT} WHERE phone.reversed LIKE ? ORDER BY customer.id DESC LIMIT ${MOST_CANDIDATES}`,
      [`${ending}%`]
    )
    return { exact: false, customers: candidates }
  }
}
