import { dialNumber, plainValue, switchId, switchPath, variableName } from '../esl/arguments.ts'
import {
  originateToConference,
  uuidRecord,
  uuidSetvarMulti,
  uuidTransfer,
  uuidTransferToConference,
} from '../esl/commands.ts'
import { CALLS_CONTEXT, LAST_ROOM } from './places.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

/** Seconds that a third telephone rings before it is given up; the other two talk on. */
const RING_SECONDS = 30

export interface ThreeWay {
  /** Name of the room, new for each. */
  room: string
  customerLegUuid: string
  agentLegUuid: string
  /** Continues the recording, which the bridge's end has stopped; null: not recorded. */
  recording: string | null
}

/**
 * The customer comes into a conference with the agent and who was asked. When the customer leaves,
 * all leave; when one of the others leaves, the other two talk on.
 */
export async function joinThree(link: ControlLink, three: ThreeWay): Promise<ControlResult> {
  const ready = await prepare(link, three.customerLegUuid)
  if (!ready.ok) return ready
  const moved = await control(link, () =>
    uuidTransferToConference(switchId(three.agentLegUuid), switchId(three.room), 'both')
  )
  if (!moved.ok) return moved
  const joined = await control(link, () =>
    uuidTransferToConference(switchId(three.customerLegUuid), switchId(three.room), 'self')
  )
  return joined.ok ? record(link, three, joined) : joined
}

/** The two who talk come into a conference, and an extension is rung to join them. */
export async function addThird(
  link: ControlLink,
  three: ThreeWay,
  third: { extension: string; legUuid: string; callId: string }
): Promise<ControlResult> {
  const ready = await prepare(link, three.customerLegUuid)
  if (!ready.ok) return ready
  const moved = await control(link, () =>
    uuidTransferToConference(switchId(three.customerLegUuid), switchId(three.room), 'both')
  )
  if (!moved.ok) return moved
  void control(link, () =>
    originateToConference(
      switchId(third.legUuid),
      dialNumber(third.extension),
      switchId(three.room),
      switchId(third.callId),
      RING_SECONDS
    )
  )
  return record(link, three, moved)
}

/** A customer who is left alone in a conference goes where a conversation's end leads. */
export function endConference(link: ControlLink, customerLegUuid: string): Promise<ControlResult> {
  return control(link, () => uuidTransfer(switchId(customerLegUuid), LAST_ROOM, CALLS_CONTEXT))
}

function prepare(link: ControlLink, customerLegUuid: string): Promise<ControlResult> {
  return control(link, () =>
    uuidSetvarMulti(switchId(customerLegUuid), [
      [variableName('conference_member_flags'), plainValue('endconf')],
      // Else the end of the bridge would hang him up on the way.
      [variableName('hangup_after_bridge'), plainValue('')],
      [variableName('transfer_after_bridge'), plainValue('')],
    ])
  )
}

async function record(
  link: ControlLink,
  { customerLegUuid, recording }: ThreeWay,
  done: ControlResult
): Promise<ControlResult> {
  if (recording !== null) {
    await control(link, () => uuidRecord(switchId(customerLegUuid), 'start', switchPath(recording)))
  }
  return done
}
