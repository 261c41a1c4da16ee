import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class SwitchApply extends BaseCommand {
  static commandName = 'switch:apply'
  static description =
    'Put the configuration in force: write it, let the switch read it, take it back when refused'
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: 'Name of the switch; all active ones unless told' })
  declare switch: string | undefined

  @flags.boolean({ description: 'Only write, for the next start of the switch' })
  declare offline: boolean

  async run() {
    const { chosenSwitches } = await import('#app/calls/switches/switch_rows')
    const { openSwitchApply } = await import('#app/calls/switches/open_apply')
    const { ApplySwitch } = await import('#app/calls/services/apply_switch')
    const { DomainError } = await import('#core/domain_error')
    const rows = await chosenSwitches(this.switch)
    if (rows.length === 0) {
      this.logger.error('There is no such active switch')
      this.exitCode = 2
    }
    for (const { id, name } of rows) {
      try {
        const applyId = await openSwitchApply({ switchId: id, employeeId: null, restoredId: null })
        const outcome = await new ApplySwitch().handle({ applyId, offline: this.offline })
        this.#tell(name, outcome)
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        this.logger.error(
          `${name}: ${error.code}; node ace switch:render --check says what is wrong`
        )
        this.exitCode = 1
      }
    }
  }

  #tell(
    name: string,
    outcome: Awaited<ReturnType<import('#app/calls/services/apply_switch').ApplySwitch['handle']>>
  ) {
    if (outcome?.outcome === 'unchanged') {
      this.logger.success(`${name}: nothing to change`)
      return
    }
    if (outcome?.outcome !== 'applied') {
      this.logger.error(`${name}: ${JSON.stringify(outcome)}`)
      this.exitCode = 1
      return
    }
    for (const { part, item, kind, fields } of outcome.changes) {
      this.logger.info([name, kind, part, item, fields.join(',')].filter(Boolean).join(' '))
    }
    for (const { command, error } of outcome.refused) {
      this.logger.warning(`${name}: refused: ${command}: ${error}`)
    }
    for (const reason of outcome.restart) {
      this.logger.warning(`${name}: takes effect with the next start of the switch: ${reason}`)
    }
    this.logger.success(`${name}: ${outcome.version}, ${outcome.files.length} files changed`)
  }
}
