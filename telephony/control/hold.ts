import { switchId } from '../esl/arguments.ts'
import { uuidHold } from '../esl/commands.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

/**
 * Puts the other side on hold, by a re-INVITE to the agent's telephone. CHANNEL_HOLD follows on the
 * agent's leg, as when the phone's own key is pressed.
 */
export function hold(link: ControlLink, agentLegUuid: string): Promise<ControlResult> {
  return control(link, () => uuidHold(switchId(agentLegUuid), 'hold'))
}

export function unhold(link: ControlLink, agentLegUuid: string): Promise<ControlResult> {
  return control(link, () => uuidHold(switchId(agentLegUuid), 'off'))
}
