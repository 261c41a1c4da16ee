import type { Agent } from '#telephony/acd/agent'
import type { Call as SwitchCall, CallLeg } from '#telephony/calls/call'
import type { CallModel } from '#telephony/calls/call_model'
import { customerLeg } from '#telephony/calls/outcome'

/** The call at an agent's telephone. */
export type OwnCall = {
  call: SwitchCall
  /** The leg at the telephone. */
  leg: CallLeg
  /** The outside party, when there is one and it has not hung up. */
  customer: CallLeg | null
  /** Whether the two talk with each other, alone or in a conference. */
  talks: boolean
}

/** The distributed call of the agent, else one that was dialled, transferred or rung there otherwise. */
export function ownCall(calls: CallModel, agent: Readonly<Agent>): OwnCall | null {
  const found = agent.agentLegUuid
    ? distributed(calls, agent.agentLegUuid)
    : elsewhere(calls, agent.extension)
  if (!found) return null
  const { call, leg } = found
  const customer = customerLeg(call)
  return {
    call,
    leg,
    customer: customer && customer.endedAtUs === null ? customer : null,
    talks: call.segments.some((one) => one.toUs === null && one.agentLegUuid === leg.uuid),
  }
}

function distributed(calls: CallModel, legUuid: string) {
  const call = calls.ofChannel(legUuid)
  const leg = call?.legs.find((one) => one.uuid === legUuid)
  return call && leg ? { call, leg } : null
}

function elsewhere(calls: CallModel, extension: string | null) {
  if (extension === null) return null
  for (const call of calls.living()) {
    const leg = call.legs.find(
      (one) => one.number === extension && one.endedAtUs === null && one.role !== 'customer'
    )
    if (leg) return { call, leg }
  }
  return null
}
