import { randomInt } from 'node:crypto'

/** Without the signs that people take for one another, as it may have to be typed into a telephone. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 20

/** A SIP secret of 20 letters and digits, about 115 bits. */
export function newSecret(): string {
  return Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')
}
