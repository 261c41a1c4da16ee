import { randomInt } from 'node:crypto'

/** Without the signs that look alike when read out or copied by hand. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Ten random signs in two groups, such as `K7QWM-2XFTB`: 50 bits, shown once and changed at the first sign-in. */
export function oneTimePassword(): string {
  const signs = Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)])
  return `${signs.slice(0, 5).join('')}-${signs.slice(5).join('')}`
}
