import { dtmfDigits, switchId } from '../esl/arguments.ts'
import { uuidSendDtmf } from '../esl/commands.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

/** Sends digits (`0-9 A-D * #`, `w` waits half a second) to the party of this leg. */
export function sendDtmf(
  link: ControlLink,
  legUuid: string,
  digits: string
): Promise<ControlResult> {
  return control(link, () => uuidSendDtmf(switchId(legUuid), dtmfDigits(digits)))
}
