import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { DemoFloor as Floor } from '#database/demo/floor/demo_floor'

export default class DemoFloor extends BaseCommand {
  static commandName = 'demo:floor'
  static description = 'Play the demo on the simulated switch: agents at work, callers by the plan'
  static options: CommandOptions = { startApp: true, staysAlive: true }

  #floor: Floor | null = null

  async prepare() {
    this.app.terminating(async () => {
      await this.#floor?.stop()
    })
  }

  async run() {
    const { default: env } = await import('#start/env')
    const { DemoFloor: Opened } = await import('#database/demo/floor/demo_floor')
    const controlPort = env.get('SIMULATOR_CONTROL_PORT')
    if (!env.get('DEMO', false) || !controlPort) {
      this.logger.error('The demo is played on the simulated switch only, with DEMO=true')
      this.exitCode = 1
      await this.app.terminate()
      return
    }
    this.#floor = await Opened.open({ controlPort })
    this.#floor.start()
    this.logger.info('the demo is being played')
  }
}
