import { hangupCause, switchId } from '../esl/arguments.ts'
import { uuidKill } from '../esl/commands.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

/**
 * Ends the agent's leg. In a conversation the caller goes on to the rating; while it rings, the
 * caller goes back to the waiting room.
 */
export function hangUp(link: ControlLink, agentLegUuid: string): Promise<ControlResult> {
  return control(link, () => uuidKill(switchId(agentLegUuid), hangupCause('NORMAL_CLEARING')))
}
