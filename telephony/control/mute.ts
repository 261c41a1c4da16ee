import { switchId } from '../esl/arguments.ts'
import { uuidMute } from '../esl/commands.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

/** Silences the agent towards the caller. The switch tells of it only by MEDIA_BUG_START. */
export function mute(link: ControlLink, agentLegUuid: string): Promise<ControlResult> {
  return control(link, () => uuidMute(switchId(agentLegUuid), true))
}

export function unmute(link: ControlLink, agentLegUuid: string): Promise<ControlResult> {
  return control(link, () => uuidMute(switchId(agentLegUuid), false))
}
