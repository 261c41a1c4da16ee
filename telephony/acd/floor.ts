import { newAgent, stepAgent } from './agent.ts'
import { GroupTable } from './groups.ts'
import { Seat } from './line.ts'
import { Lines } from './lines.ts'
import { Timers } from './timers.ts'
import type { Agent, AgentStep } from './agent.ts'
import type { Decision, DispatchSettings } from './events.ts'
import type { AcdGroup } from './groups.ts'

/** The answer when nothing is decided: shared, because most events decide nothing. */
const NOTHING: readonly Decision[] = Object.freeze([])

/**
 * The agents' side of the dispatcher: who sits where, which legs are at which telephone, who is
 * idle. What an agent's state implies (a place among the idle, a due time) follows from the state
 * at one spot, `refresh`.
 */
export class Floor {
  groups: GroupTable
  lines: Lines
  readonly settings: DispatchSettings
  readonly seats = new Map<number, Seat>()
  readonly byExtension = new Map<string, Seat>()
  /** Seats by the agent's leg of the present offer or distributed call. */
  readonly byLeg = new Map<string, Seat>()
  /** Legs at extensions that no offer of ours made: leg → extension. */
  readonly otherLegs = new Map<string, string>()
  readonly registered = new Set<string>()
  /** Whether the switch is out of sight for so long that its agents have left distribution. */
  switchAway = false
  readonly timers = new Timers<Seat>()
  /** Seats that became free and have not been matched yet. */
  readonly freed: Seat[] = []
  now = 0
  private readonly decided: Decision[] = []
  private decisions = 0
  private readonly legCounts = new Map<string, number>()

  constructor(groups: readonly AcdGroup[], settings: DispatchSettings) {
    this.groups = new GroupTable(groups)
    this.lines = new Lines(this.groups)
    this.settings = settings
  }

  /** Seats everybody by new groups; throws, and changes nothing, when they contradict each other. */
  regroup(groups: readonly AcdGroup[]): void {
    const table = new GroupTable(groups)
    this.groups = table
    this.lines = new Lines(table)
    for (const seat of this.seats.values()) {
      seat.cards = this.lines.seat(seat)
      this.refresh(seat)
    }
  }

  decide(decision: Decision): void {
    this.decided[this.decisions++] = decision
  }

  /** What was decided since it was asked for last. */
  takeDecisions(): readonly Decision[] {
    if (this.decisions === 0) return NOTHING
    // A copy of the right size: an array that grows from nothing makes room for seventeen.
    const decided = this.decided.slice(0, this.decisions)
    this.decisions = 0
    return decided
  }

  addSeat(agent: Agent): Seat {
    const seat = new Seat(agent, this.timers)
    seat.cards = this.lines.seat(seat)
    this.seats.set(agent.agentId, seat)
    if (agent.extension !== null) this.byExtension.set(agent.extension, seat)
    if (agent.agentLegUuid !== null) this.byLeg.set(agent.agentLegUuid, seat)
    return seat
  }

  seatOf(agentId: number): Seat {
    return this.seats.get(agentId) ?? this.addSeat(newAgent(agentId, this.now))
  }

  setGroups(seat: Seat, groups: readonly number[]): void {
    seat.leaveLines()
    seat.agent.groups = groups
    seat.cards = this.lines.seat(seat)
    this.refresh(seat)
  }

  /** Does a step to an agent and reports the change; false when the state does not allow it. */
  step(seat: Seat, step: AgentStep): boolean {
    const { agent } = seat
    const from = agent.state
    const reason = agent.reason
    const extension = agent.extension
    if (!stepAgent(agent, step, this.now, this.settings)) return false
    if (from === 'signed_out') this.byExtension.set(agent.extension!, seat)
    else if (agent.state === 'signed_out') this.byExtension.delete(extension!)
    if (agent.state !== from || agent.reason !== reason) {
      this.decide({
        type: 'agent_changed',
        agentId: agent.agentId,
        from,
        to: agent.state,
        reason: agent.reason,
        at: this.now,
      })
    }
    this.refresh(seat)
    return true
  }

  /** Whether the agent may get an offer at this moment. */
  isFree(seat: Seat): boolean {
    const { agent } = seat
    return agent.state === 'ready' && agent.acdEnabled && agent.heldUntil <= this.now
  }

  refresh(seat: Seat): void {
    if (this.isFree(seat)) {
      seat.enterIdle()
      if (this.lines.size > 0 || seat.ownCallers?.size) this.freed.push(seat)
    } else seat.leaveIdle()
    this.timers.set(seat.timer, this.dueOf(seat.agent))
  }

  addOtherLeg(legUuid: string, extension: string): void {
    if (this.otherLegs.has(legUuid)) return
    this.otherLegs.set(legUuid, extension)
    this.legCounts.set(extension, (this.legCounts.get(extension) ?? 0) + 1)
  }

  /** Forgets a leg and answers with its extension. */
  dropOtherLeg(legUuid: string): string | undefined {
    const extension = this.otherLegs.get(legUuid)
    if (extension === undefined) return undefined
    this.otherLegs.delete(legUuid)
    const left = this.legCounts.get(extension)! - 1
    if (left === 0) this.legCounts.delete(extension)
    else this.legCounts.set(extension, left)
    return extension
  }

  clearOtherLegs(): void {
    this.otherLegs.clear()
    this.legCounts.clear()
  }

  hasOtherLegs(extension: string | null): boolean {
    return extension !== null && this.legCounts.has(extension)
  }

  /** Whether the agent's telephone can be rung: an outside number always can. */
  isReachable({ remote, extension }: Agent): boolean {
    return extension !== null && (remote || this.registered.has(extension))
  }

  /** An agent whose telephone is in a call of its own gets no offers until that is over. */
  noticeOwnCall(seat: Seat): void {
    if (this.hasOtherLegs(seat.agent.extension)) this.step(seat, { step: 'own_call' })
  }

  /** Who left distribution with the switch is ready again when the telephone is back on it. */
  welcomeBack(seat: Seat): void {
    if (!this.switchAway && this.isReachable(seat.agent)) this.step(seat, { step: 'switch_back' })
  }

  /** Lets an agent out of a call of which nothing is known any more. */
  dropCall(seat: Seat): void {
    const { state, agentLegUuid } = seat.agent
    if (state !== 'on_call') return
    if (agentLegUuid !== null) this.byLeg.delete(agentLegUuid)
    this.step(seat, { step: 'call_ended', wrapUpMs: 0 })
  }

  private dueOf(agent: Agent): number | null {
    switch (agent.state) {
      case 'ready':
        return agent.heldUntil > this.now ? agent.heldUntil : null
      case 'reserved':
        return agent.since + this.settings.offerGuardMs
      case 'ringing':
        return agent.since + this.settings.ringGuardMs
      case 'wrap_up':
        return agent.wrapUpUntil
      default:
        return null
    }
  }
}
