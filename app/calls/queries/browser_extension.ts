import db from '@adonisjs/lucid/services/db'
import type { BrowserWay } from '#app/calls/browser_telephone'

export type BrowserExtension = BrowserWay & {
  extension: string
  /** Encrypted. */
  secret: string
  domain: string
}

const OF_BROWSERS = ['browser', 'either']

/**
 * The own extension of an employee that a browser may register, with the switch where it does: its own, else the first
 * active one that takes browsers. Null without such an extension or switch. Nobody registers another's.
 */
export class FindBrowserExtension {
  async handle(employeeId: number): Promise<BrowserExtension | null> {
    const row: BrowserExtension | null = await db
      .from('extensions as e')
      .joinRaw('JOIN switches AS s ON e.switch_id IS NULL OR s.id = e.switch_id')
      .where('e.employee_id', employeeId)
      .where('e.active', true)
      .whereIn('e.device', OF_BROWSERS)
      .whereNull('e.remote_number')
      .where('s.active', true)
      .where((takesBrowsers) => {
        takesBrowsers.whereNotNull('s.ws_port').orWhereNotNull('s.wss_port')
      })
      .select('e.number as extension', 'e.secret', 's.domain', 's.browser_url as browserUrl')
      .select('s.public_address as publicAddress', 's.address')
      .select('s.ws_port as wsPort', 's.wss_port as wssPort')
      .orderBy('s.name')
      .first()
    return row
  }
}
