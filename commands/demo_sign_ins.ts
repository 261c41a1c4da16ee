import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Shows whom one can sign in as in the demo: one employee of each role who still has the demo's password. */
export default class DemoSignIns extends BaseCommand {
  static commandName = 'demo:sign-ins'
  static description = 'Show the sign-ins of the demo'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { demoSignIns } = await import('#app/organisation/queries/demo_sign_ins')
    const table = this.ui.table().head(['role', 'staff number', 'password', 'name'])
    for (const { role, staffNo, password, name } of await demoSignIns()) {
      table.row([role, staffNo, password, name])
    }
    table.render()
  }
}
