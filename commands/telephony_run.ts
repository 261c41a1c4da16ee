import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { Telephony } from '#app/calls/bridge/telephony'

export default class TelephonyRun extends BaseCommand {
  static commandName = 'telephony:run'
  static description =
    'Drive the switches: distribution, call records, phones. One process is active, others stand by'
  static options: CommandOptions = { startApp: true, staysAlive: true }

  #stop: (() => Promise<void>) | null = null

  async prepare() {
    this.app.terminating(async () => {
      await this.#stop?.()
    })
  }

  async run() {
    const { Telephony: Active } = await import('#app/calls/bridge/telephony')
    const { HoldLease } = await import('#app/calls/bridge/hold_lease')
    let telephony: Telephony | null = null
    const lease = new HoldLease({
      key: 'spotline:telephony:lease',
      ttlMs: 1_500,
      onTaken: async () => {
        this.logger.info('active')
        try {
          telephony = await Active.open()
          telephony.start()
          if (telephony.switchboard.all().length === 0) {
            this.logger.warning('there is no switch: enter one, or set SWITCH_HOST in .env')
          }
        } catch (error) {
          // Without the database there is nothing to distribute by; whoever supervises us starts us again.
          this.logger.fatal(error as Error)
          process.exit(1)
        }
      },
      onLost: () => {
        // Another process may be active already: end at once and stand by anew.
        this.logger.error('the lease is lost')
        process.exit(1)
      },
    })
    this.#stop = async () => {
      await telephony?.stop()
      await lease.stop()
    }
    lease.start()
    this.logger.info('stands by')
  }
}
