import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SwitchPlan } from '../switch/switch_plan.ts'
import { planDialplan } from './plan_dialplan.ts'
import type { SwitchCore } from './switch_core.ts'

/**
 * Lets the simulated switch be configured like a real one: `folder` is where the configurations are applied to
 * (`current/plan.json` is the one in force), read at the start and at every `reloadxml`. Without one the recipe alone is
 * played.
 */
export function readsConfiguration(core: SwitchCore, folder: string): void {
  const recipe = core.dialplan
  core.reload = () => {
    try {
      const plan = JSON.parse(
        readFileSync(join(folder, 'current', 'plan.json'), 'utf8')
      ) as SwitchPlan
      core.dialplan = planDialplan(recipe, plan)
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
