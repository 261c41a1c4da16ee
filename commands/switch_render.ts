import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class SwitchRender extends BaseCommand {
  static commandName = 'switch:render'
  static description = "Check a switch's configuration, and write its files when asked to"
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: 'Name of the switch; all active ones unless told' })
  declare switch: string | undefined

  @flags.boolean({ description: 'Only check' })
  declare check: boolean

  @flags.string({ description: 'Folder for the files, one folder a switch below it' })
  declare out: string | undefined

  async run() {
    const { chosenSwitches } = await import('#app/calls/switches/switch_rows')
    const { PreviewSwitch } = await import('#app/calls/queries/preview_switch')
    const { renderSwitch } = await import('#telephony/switch/render_switch')
    const rows = await chosenSwitches(this.switch)
    if (rows.length === 0) {
      this.logger.error('There is no such active switch')
      this.exitCode = 2
      return
    }
    for (const { id, name } of rows) {
      const { plan, problems } = await new PreviewSwitch().handle(id)
      for (const { part, item, field, kind, detail } of problems) {
        this.logger.error([name, part, item, field, kind, detail].filter(Boolean).join(' '))
      }
      if (problems.length > 0) {
        this.exitCode = 1
        continue
      }
      this.logger.success(`${name}: nothing wrong`)
      if (this.out && !this.check) await this.#write(`${this.out}/${name}`, renderSwitch(plan))
    }
  }

  async #write(folder: string, files: ReadonlyMap<string, string>) {
    const { mkdir, writeFile } = await import('node:fs/promises')
    const { dirname, join } = await import('node:path')
    for (const [path, content] of files) {
      const file = join(folder, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content, { mode: 0o640 })
    }
    this.logger.info(`${files.size} files in ${folder}`)
  }
}
