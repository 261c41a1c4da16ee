import { createHmac, randomBytes } from 'node:crypto'

/** Prefix of the secrets, so that scanners of code recognise a leaked one. */
const PREFIX = 'spotline_whsec_'

export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64url')}`
}

/**
 * The header by which a receiver knows that a message is ours and recent: HMAC-SHA256 over seconds, a dot and the body,
 * in hex. Seconds since 1970 are part of it, so that an old message cannot be sent again as a new one.
 */
export function webhookSignature(secret: string, seconds: number, body: string): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${mac}`
}
