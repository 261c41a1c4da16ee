import { createHash, timingSafeEqual } from 'node:crypto'
import env from '#start/env'

/** Whether an `Authorization: Basic` header carries the password `CDR_PASSWORD`, whatever the name. Never without one. */
export function isSwitch(authorization: string | undefined): boolean {
  const expected = env.get('CDR_PASSWORD')
  const encoded = /^Basic ([\w+/=-]+)$/.exec(authorization ?? '')?.[1]
  if (!expected || !encoded) return false
  const credentials = Buffer.from(encoded, 'base64').toString('utf8')
  const given = credentials.slice(credentials.indexOf(':') + 1)
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
