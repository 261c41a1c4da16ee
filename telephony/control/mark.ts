import { switchId, userText, variableName } from '../esl/arguments.ts'
import { uuidSetvar } from '../esl/commands.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

/**
 * Leaves a mark on a leg, kept literally in `spotline_mark`: it comes back as
 * `variable_spotline_mark` in the leg's events and its call record. A second mark replaces the first.
 */
export function mark(link: ControlLink, legUuid: string, text: string): Promise<ControlResult> {
  return control(link, () =>
    uuidSetvar(switchId(legUuid), variableName('spotline_mark'), userText(text))
  )
}
