import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readAccessLists, readDialStrings, readDialplan } from './dialplan_file.ts'
import type { SwitchCore } from './switch_core.ts'

/**
 * Lets the simulated switch be configured like a real one: `folder` is where the configurations are applied to
 * (`current` is the one in force), read at the start and at every `reloadxml`. Without one the recipe alone is played.
 */
export function readsConfiguration(core: SwitchCore, folder: string): void {
  const recipe = core.dialplan
  const current = join(folder, 'current')
  core.reload = () => {
    try {
      const files = readFiles(current)
      core.dialplan = readDialplan(files)
      core.accessLists = readAccessLists(files)
      core.dialStrings = readDialStrings(files)
      return null
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        core.dialplan = recipe
        return null
      }
      return (error as Error).message
    }
  }
  const wrong = core.reload()
  if (wrong !== null) throw new Error(`The configuration can't be read: ${wrong}`)
}

function readFiles(folder: string): ReadonlyMap<string, string> {
  const below = (name: string) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`)
  const paths = [...below('dialplan'), ...below('directory'), 'autoload_configs/acl.conf.xml']
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}
