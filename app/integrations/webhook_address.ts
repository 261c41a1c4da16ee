import { isIP } from 'node:net'
import { isPublicAddress, liesIn } from '#core/networks'
import { fieldRefused } from '#app/organisation/errors'

/**
 * The address as it is kept; refuses what can be seen at once to lead nowhere or inside. Names are judged when they are
 * connected to: where they lead may change.
 */
export function webhookAddress(text: string, allowed: readonly string[]): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.username || url.password) {
    throw fieldRefused('url', 'integrations.errors.url')
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isPublicAddress(host) && !liesIn(host, allowed)) {
    throw fieldRefused('url', 'integrations.errors.private_address')
  }
  return url.href
}
