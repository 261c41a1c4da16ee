import { dialNumber, hangupCause, plainValue, switchId, variableName } from '../esl/arguments.ts'
import type { PlainValue, VariableName } from '../esl/arguments.ts'
import {
  uuidBridge,
  uuidDualTransfer,
  uuidKill,
  uuidSetvarMulti,
  uuidTransfer,
} from '../esl/commands.ts'
import { CALLS_CONTEXT, HOLD_ROOM, ROOMS_CONTEXT, WAITING_ROOM, consultPlace } from './places.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

export interface Consult {
  customerLegUuid: string
  agentLegUuid: string
  /** The id that the leg of who is asked will have. */
  consultLegUuid: string
  callId: string
  whom: Consulted
}

/** Whose telephone rings to be asked: one of the house, or a number outside over a gateway. */
export type Consulted =
  | { kind: 'extension'; number: string }
  | {
      kind: 'outside'
      /** As it is dialled on the trunk. */
      number: string
      gateway: string
      /** What the called party sees. */
      shownNumber: string
    }

/**
 * The customer hears music, the agent rings somebody to ask. `spotline::consult_ended` on the agent's
 * leg says that this is over: not answered, hung up, or joined with the customer.
 */
export async function startConsult(link: ControlLink, consult: Consult): Promise<ControlResult> {
  const agent = () => switchId(consult.agentLegUuid)
  const named = await control(link, () =>
    uuidSetvarMulti(agent(), [
      [variableName('spotline_consult_uuid'), plainValue(switchId(consult.consultLegUuid))],
      [variableName('spotline_call_id'), plainValue(switchId(consult.callId))],
      ...wayTo(consult.whom),
    ])
  )
  if (!named.ok) return named
  return control(link, () =>
    uuidDualTransfer(
      switchId(consult.customerLegUuid),
      HOLD_ROOM,
      consultPlace(consult.whom),
      CALLS_CONTEXT
    )
  )
}

function wayTo(whom: Consulted): [VariableName, PlainValue][] {
  if (whom.kind === 'extension') return []
  return [
    [variableName('spotline_consult_number'), plainValue(dialNumber(whom.number))],
    [variableName('spotline_consult_gateway'), plainValue(switchId(whom.gateway))],
    [variableName('spotline_consult_shown'), plainValue(dialNumber(whom.shownNumber))],
  ]
}

/**
 * Joins the customer with who was asked. The agent's leg is parked then, which `consult_ended` tells;
 * `LeftAlone.handOver` hangs it up.
 */
export function completeConsult(
  link: ControlLink,
  customerLegUuid: string,
  consultLegUuid: string
): Promise<ControlResult> {
  return control(link, () => uuidBridge(switchId(customerLegUuid), switchId(consultLegUuid)))
}

/** Sends away who was asked; the customer comes back by `returnToAgent`. */
export function cancelConsult(link: ControlLink, consultLegUuid: string): Promise<ControlResult> {
  return control(link, () => uuidKill(switchId(consultLegUuid), hangupCause('NORMAL_CLEARING')))
}

/** The customer from the hold room and the agent, who is alone, talk again. */
export function returnToAgent(
  link: ControlLink,
  customerLegUuid: string,
  agentLegUuid: string
): Promise<ControlResult> {
  return control(link, () => uuidBridge(switchId(customerLegUuid), switchId(agentLegUuid)))
}

/** The customer from the hold room waits in the line again: his agent is gone. */
export function returnToLine(link: ControlLink, customerLegUuid: string): Promise<ControlResult> {
  return control(link, () => uuidTransfer(switchId(customerLegUuid), WAITING_ROOM, ROOMS_CONTEXT))
}
