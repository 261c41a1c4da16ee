import encryption from '@adonisjs/core/services/encryption'
import limiter from '@adonisjs/limiter/services/main'
import { DomainError } from '#core/domain_error'
import { webSocketOf } from '#app/calls/browser_telephone'
import { FindBrowserExtension } from '#app/calls/queries/browser_extension'

export type BrowserCredentials = {
  extension: string
  /** SIP secret of that extension. */
  secret: string
  /** SIP domain in which it registers. */
  domain: string
  /** `ws://…` or `wss://…` of the switch. */
  url: string
}

/** A browser asks once when it becomes the telephone and after each lost registration; this is far beyond. */
const REQUESTS_A_MINUTE = 30

/** What an employee's own browser needs to register as the own extension; refused when it has none or can't reach it. */
export class GiveBrowserCredentials {
  async handle(input: { employeeId: number; isSecurePage: boolean }): Promise<BrowserCredentials> {
    const { employeeId, isSecurePage } = input
    const counter = limiter.use({ requests: REQUESTS_A_MINUTE, duration: '1 min' })
    const { consumed } = await counter.increment(`browser_credentials:${employeeId}`)
    if (consumed > REQUESTS_A_MINUTE) throw refused(429, 'too_often')
    const found = await new FindBrowserExtension().handle(employeeId)
    if (!found) throw refused(409, 'no_browser_extension')
    const url = webSocketOf(found, isSecurePage)
    if (url === null) throw refused(409, 'no_browser_address')
    const secret = encryption.decrypt<string>(found.secret)
    if (secret === null) throw refused(409, 'no_browser_extension')
    return { extension: found.extension, secret, domain: found.domain, url }
  }
}

function refused(status: number, reason: string): DomainError {
  return new DomainError({
    status,
    code: reason.toUpperCase(),
    messageKey: `calls.phone.refusals.${reason}`,
  })
}
