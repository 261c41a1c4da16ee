import type { CallChange } from '../calls/call.ts'
import { waitSeconds } from '../calls/call.ts'
import type { Agent, AgentState } from './agent.ts'
import type { Lines } from './lines.ts'
import { WaitEstimate } from './wait_estimate.ts'

/** Learns for each line how long calls occupy agents and how long callers wait. */
export class LineWaits {
  readonly estimates = new Map<number, WaitEstimate>()
  /** When each agent's present call began (epoch milliseconds), and in which line. */
  private readonly calls = new Map<number, { line: number; since: number }>()

  sawAgent(agent: Readonly<Agent>, from: AgentState, to: AgentState, at: number): void {
    const { agentId, line } = agent
    if (to === 'on_call' && line !== null) this.calls.set(agentId, { line, since: at })
    else if (to !== 'wrap_up' && (from === 'on_call' || from === 'wrap_up')) {
      const call = this.calls.get(agentId)
      if (call) this.of(call.line).sawHandled((at - call.since) / 1000)
      this.calls.delete(agentId)
    }
  }

  sawCall({ kind, call, atUs }: CallChange, lines: Lines): void {
    if (kind !== 'ended' || call.direction !== 'inbound' || call.queuedAtUs === null) return
    const gaveUp = call.outcome === 'abandoned_in_queue' || call.outcome === 'abandoned_ringing'
    this.of(lines.of(call.dnis).line.number).sawWait(waitSeconds(call, atUs), gaveUp)
  }

  private of(line: number): WaitEstimate {
    let estimate = this.estimates.get(line)
    if (!estimate) this.estimates.set(line, (estimate = new WaitEstimate()))
    return estimate
  }
}
