import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class GeographyLoad extends BaseCommand {
  static commandName = 'geography:load'
  static description = 'Load administrative divisions, area codes and mobile number ranges once'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { LoadGeography } = await import('#app/customers/services/load_geography')
    const loaded = await new LoadGeography().handle()
    this.logger.info(
      `${loaded.regions} regions, ${loaded.areaCodes} area codes, ${loaded.mobilePrefixes} mobile number ranges`
    )
  }
}
