import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class DemoVolume extends BaseCommand {
  static commandName = 'demo:volume'
  static description = 'Add a multiple of the past days: more customers, calls and orders'
  static options: CommandOptions = { startApp: true }

  @flags.number({ description: 'How many times the usual number of calls', default: 10 })
  declare times: number

  @flags.number({ description: 'How many days back', default: 30 })
  declare days: number

  @flags.string({ description: 'Another seed tells another story' })
  declare seed: string | undefined

  async run() {
    if (!(this.times > 0) || !Number.isInteger(this.days) || this.days < 0) {
      this.logger.error('--times must be above 0 and --days a whole number')
      this.exitCode = 2
      return
    }
    const { DateTime } = await import('luxon')
    const { demoState } = await import('#database/demo/demo_stamp')
    const { LoadHistory } = await import('#database/demo/load_history')
    const { withoutListeners } = await import('#database/demo/without_listeners')
    if ((await demoState()) !== 'done') {
      this.logger.error('Fill the database with the demo first: node ace db:seed')
      this.exitCode = 1
      return
    }
    const now = DateTime.utc()
    const added = await withoutListeners(() =>
      new LoadHistory().handle({
        now,
        days: this.days,
        daysAhead: 0,
        seed: this.seed ?? `volume ${now.toISO()}`,
        times: this.times,
        withAgents: false,
        say: (line) => this.logger.info(line),
      })
    )
    this.logger.info(`${added.calls} calls, ${added.orders} orders more`)
  }
}
