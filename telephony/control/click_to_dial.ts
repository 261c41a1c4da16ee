import { randomUUID } from 'node:crypto'
import { dialNumber, switchId } from '../esl/arguments.ts'
import { originateClickToDial } from '../esl/commands.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

export interface Dial {
  callId: string
  /** The agent's telephone, which rings first. */
  extension: string
  customerNumber: string
  /** The number that the customer sees. */
  shownNumber: string
  /** The trunks, tried in order. Null for a telephone of the house: `customerNumber` is its extension. */
  gateways: readonly string[] | null
  agentRingSeconds?: number
  customerRingSeconds?: number
}

export interface Dialling {
  agentLegUuid: string
  customerLegUuid: string
  /**
   * Fulfilled when the agent has answered or the attempt has failed. Whether the customer is reached
   * is told later, by CHANNEL_ANSWER of his leg.
   */
  agentAnswered: Promise<ControlResult>
}

/** Rings the agent, then dials the customer. Returns at once with the ids of both legs. */
export function clickToDial(link: ControlLink, dial: Dial): Dialling {
  const agentLegUuid = randomUUID()
  const customerLegUuid = randomUUID()
  const agentAnswered = control(link, () =>
    originateClickToDial({
      agentLegUuid: switchId(agentLegUuid),
      customerLegUuid: switchId(customerLegUuid),
      callId: switchId(dial.callId),
      extension: dialNumber(dial.extension),
      customerNumber: dialNumber(dial.customerNumber),
      shownNumber: dialNumber(dial.shownNumber),
      gateways: dial.gateways?.map(switchId) ?? null,
      agentRingSeconds: dial.agentRingSeconds ?? 20,
      customerRingSeconds: dial.customerRingSeconds ?? 45,
    })
  )
  return { agentLegUuid, customerLegUuid, agentAnswered }
}
