import { nameWord, pathWord } from './words.ts'
import type { SwitchPlan } from './switch_plan.ts'

/** The file of a prompt. Throws RangeError when the plan has none of this name. */
export function promptPath(plan: SwitchPlan, name: string): string {
  const prompt = plan.sounds.prompts.find((one) => one.name === name)
  if (!prompt) throw new RangeError(`There is no prompt ${JSON.stringify(name)}`)
  return pathWord(prompt.path)
}

/** The stream of a music. Throws RangeError when the plan has none of this name. */
export function musicStream(plan: SwitchPlan, name: string): string {
  if (!plan.sounds.music.some((one) => one.name === name)) {
    throw new RangeError(`There is no music ${JSON.stringify(name)}`)
  }
  return `local_stream://${nameWord(name)}`
}
