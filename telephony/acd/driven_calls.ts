import type { CallChange } from '../calls/call.ts'
import type { Floor } from './floor.ts'

export interface AgentIdentity {
  agentId: number
  extension: string
}

/** A step of a call, with the agent that it concerns (who rings, talks or talked last). */
export interface DrivenCall {
  change: CallChange
  agent: AgentIdentity | null
}

/** Knows which agent sat at a call's telephone, also when he signs out before its last word. */
export class DrivenCalls {
  private readonly floor: Floor
  private readonly agents = new Map<string, AgentIdentity>()

  constructor(floor: Floor) {
    this.floor = floor
  }

  drive(change: CallChange): DrivenCall {
    const { call } = change
    const extension = change.offer?.extension || change.segment?.extension || call.agentExtension
    let agent = this.agents.get(call.id) ?? null
    if (extension !== '' && agent?.extension !== extension) {
      const seat = this.floor.byExtension.get(extension)
      agent = seat ? { agentId: seat.agent.agentId, extension } : null
    }
    if (change.kind === 'ended') this.agents.delete(call.id)
    else if (agent) this.agents.set(call.id, agent)
    return { change, agent }
  }
}
