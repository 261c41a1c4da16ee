import { switchId } from '../esl/arguments.ts'
import { uuidPhoneEvent } from '../esl/commands.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

/**
 * Asks the ringing telephone to answer (NOTIFY `talk`). Success means that the phone was asked: one
 * that does not know the request goes on ringing, and that it answered is told by CHANNEL_ANSWER.
 */
export function answer(link: ControlLink, agentLegUuid: string): Promise<ControlResult> {
  return control(link, () => uuidPhoneEvent(switchId(agentLegUuid), 'talk'))
}
