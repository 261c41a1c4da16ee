import type { Agent } from '../../../telephony/acd/agent.ts'
import type { Decision, DispatchSnapshot } from '../../../telephony/acd/events.ts'
import type { AcdGroup } from '../../../telephony/acd/groups.ts'
import type { CallerSnapshot } from '../../../telephony/acd/line.ts'

type Offer = Extract<Decision, { type: 'offer' }>

/** The rules of distribution, said once more in the plainest way, to judge the dispatcher by. */
export class Judge {
  private readonly groups: readonly AcdGroup[]

  constructor(groups: readonly AcdGroup[]) {
    this.groups = groups
  }

  /** The lowest level at which the agent serves the line, or null. */
  level(agent: Agent, line: number): number | null {
    const levels = this.groups
      .filter((group) => agent.groups.includes(group.number))
      .filter((group) => (group.overflowOf ?? group.number) === line)
      .map((group) => group.level)
    return levels.length === 0 ? null : Math.min(...levels)
  }

  isFree(agent: Agent, now: number): boolean {
    return agent.state === 'ready' && agent.acdEnabled && agent.heldUntil <= now
  }

  /** What is wrong with a state and the offers that led to it; empty when nothing is. */
  faults(state: DispatchSnapshot, offers: readonly Offer[]): string[] {
    const faults: string[] = []
    const waiting = state.callers.filter((caller) => caller.stage === 'waiting')
    const free = state.agents.filter((agent) => this.isFree(agent, state.now))
    if (state.connected) {
      for (const agent of free) {
        const missed = waiting.find((caller) => this.level(agent, caller.line) !== null)
        if (missed) faults.push(`agent ${agent.agentId} is idle, ${missed.callerUuid} waits`)
      }
    }
    for (const offer of offers) {
      const agent = state.agents.find((one) => one.agentId === offer.agentId)!
      const caller = state.callers.find((one) => one.callerUuid === offer.callerUuid)!
      for (const other of free) {
        if (this.comesFirst(other, agent, caller.line)) {
          faults.push(`${other.agentId} had the better right than ${agent.agentId}`)
        }
      }
      for (const other of waiting) {
        if (this.level(agent, other.line) !== null && rank(other) < rank(caller)) {
          faults.push(`${other.callerUuid} was before ${caller.callerUuid}`)
        }
      }
    }
    return [...faults, ...doubles(state)]
  }

  private comesFirst(a: Agent, b: Agent, line: number): boolean {
    const [levelA, levelB] = [this.level(a, line), this.level(b, line)]
    if (levelA === null || levelB === null) return false
    return levelA < levelB || (levelA === levelB && a.idleSince < b.idleSince)
  }
}

function rank(caller: CallerSnapshot): number {
  return caller.arrivedAt - caller.score * 1000
}

/** Agents, callers and legs that stand in two offers. */
function doubles(state: DispatchSnapshot): string[] {
  const faults: string[] = []
  const offered = state.callers.filter((caller) => caller.stage === 'offered')
  const legs = offered.map((caller) => caller.agentLegUuid)
  if (new Set(legs).size !== legs.length) faults.push('one leg for two callers')
  const held = state.agents.map((agent) => agent.agentLegUuid).filter((leg) => leg !== null)
  if (new Set(held).size !== held.length) faults.push('one leg for two agents')
  for (const agent of state.agents) {
    const inOffer = agent.state === 'reserved' || agent.state === 'ringing'
    if (inOffer && agent.agentLegUuid === null) faults.push(`${agent.agentId} without a leg`)
    if (agent.state === 'ready' && agent.agentLegUuid !== null) {
      faults.push(`${agent.agentId} is ready with a leg`)
    }
  }
  return faults
}
