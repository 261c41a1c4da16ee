import { escapeLike } from '#core/list_filters'
import { parsePhone } from '#core/phone'

/** What a text typed into the search may name; null where it can't be one. */
export type SearchText = {
  text: string
  /** Pattern of LIKE for what begins with the text. */
  beginning: string
  /** Beginning or whole of an order, waybill or customer number. */
  number: string | null
  /** A whole telephone number, digits only. */
  phone: string | null
  /** Beginning of a name: anything that is more than digits. */
  name: string | null
}

/** Longer than any number or name that is searched for. */
const LONGEST = 40

/** Reads the text as typed, full-width signs of an input method included. Null when it says nothing. */
export function readSearchText(given: unknown): SearchText | null {
  if (typeof given !== 'string') return null
  const text = given
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (text === '' || text.length > LONGEST) return null
  return {
    text,
    beginning: `${escapeLike(text)}%`,
    number: /^[\dA-Za-z-]+$/.test(text) ? text : null,
    phone: parsePhone(text)?.number ?? null,
    name: /^[\d\s-]+$/.test(text) ? null : text,
  }
}
