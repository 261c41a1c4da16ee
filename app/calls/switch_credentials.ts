import { createHash, timingSafeEqual } from 'node:crypto'
import env from '#start/env'

/**
 * The name in an `Authorization: Basic` header that carries the password `CDR_PASSWORD`: the switch's, where it was
 * configured so. Null for who does not know the password, and always without one.
 */
export function switchOf(authorization: string | undefined): string | null {
  const expected = env.get('CDR_PASSWORD')
  const encoded = /^Basic ([\w+/=-]+)$/.exec(authorization ?? '')?.[1]
  if (!expected || !encoded) return null
  const credentials = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = credentials.indexOf(':')
  const given = credentials.slice(colon + 1)
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected)) ? credentials.slice(0, colon) : null
}
