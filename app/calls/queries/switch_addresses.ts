import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { MAIN_SWITCH } from '#app/calls/queries/switch_names'
import type { SwitchLinkOptions } from '#telephony/esl/switch_link'

/** A switch to drive: the name it is known by, and how to reach it. */
export type SwitchAddress = { name: string } & SwitchLinkOptions

/**
 * The switches to drive: the active ones of the table. The environment (`SWITCH_HOST` …) says where the one called
 * `main` is reached, and is all there is as long as the table has none.
 */
export class ReadSwitchAddresses {
  async handle(): Promise<SwitchAddress[]> {
    const rows: { name: string; host: string; port: number; password: string }[] = await db
      .from('switches')
      .where('active', true)
      .select('name', 'host', 'port', 'password')
      .orderBy('name')
    const told = this.#told()
    if (rows.length === 0) return told ? [told] : []
    return rows.map(({ password, ...row }) =>
      told && row.name === MAIN_SWITCH
        ? told
        : { ...row, password: encryption.decrypt<string>(password) ?? '' }
    )
  }

  #told(): SwitchAddress | null {
    const host = env.get('SWITCH_HOST')
    const port = env.get('SWITCH_PORT')
    const password = env.get('SWITCH_PASSWORD')
    return host && port && password ? { name: MAIN_SWITCH, host, port, password } : null
  }
}
