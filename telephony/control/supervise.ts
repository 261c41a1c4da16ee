import { dialNumber, dtmfDigits, hangupCause, switchId } from '../esl/arguments.ts'
import { originateSupervisor, uuidKill, uuidReceiveDtmf } from '../esl/commands.ts'
import type { SuperviseMode } from '../esl/commands.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

/** Keys of `eavesdrop`: to nobody, to the agent, to both. */
const MODE_KEYS: Readonly<Record<SuperviseMode, string>> = { listen: '0', whisper: '2', barge: '3' }

const RING_SECONDS = 20

export interface Supervision {
  supervisorLegUuid: string
  /** The supervisor's telephone, which rings. */
  extension: string
  agentLegUuid: string
  callId: string
  mode: SuperviseMode
}

/**
 * Rings the supervisor and lets him hear the agent's call; fulfilled when he has answered and is in
 * the mode asked for. His leg ends with the call.
 */
export async function supervise(link: ControlLink, input: Supervision): Promise<ControlResult> {
  const answered = await control(link, () =>
    originateSupervisor(
      switchId(input.supervisorLegUuid),
      dialNumber(input.extension),
      switchId(input.agentLegUuid),
      switchId(input.callId),
      RING_SECONDS
    )
  )
  if (!answered.ok || input.mode === 'listen') return answered
  return changeMode(link, input.supervisorLegUuid, input.mode)
}

/** The switch tells of the new mode only by the key's event. */
export function changeMode(
  link: ControlLink,
  supervisorLegUuid: string,
  mode: SuperviseMode
): Promise<ControlResult> {
  return control(link, () =>
    uuidReceiveDtmf(switchId(supervisorLegUuid), dtmfDigits(MODE_KEYS[mode]))
  )
}

/** Ends a call at once, for both sides. */
export function kick(link: ControlLink, customerLegUuid: string): Promise<ControlResult> {
  return control(link, () => uuidKill(switchId(customerLegUuid), hangupCause('MANAGER_REQUEST')))
}
