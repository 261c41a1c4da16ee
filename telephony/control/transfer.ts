import { switchId } from '../esl/arguments.ts'
import { uuidTransfer } from '../esl/commands.ts'
import { placeOf } from './places.ts'
import type { CallTarget } from './places.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

/**
 * Hands the customer over without asking (blind transfer, and a supervisor's redirect): his leg goes
 * to the target, and the agent's leg ends by itself.
 */
export function transfer(
  link: ControlLink,
  customerLegUuid: string,
  target: CallTarget
): Promise<ControlResult> {
  return control(link, () => {
    const { extension, context } = placeOf(target)
    return uuidTransfer(switchId(customerLegUuid), extension, context)
  })
}
