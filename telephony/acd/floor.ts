import { newAgent, stepAgent } from './agent.ts'
import { GroupTable } from './groups.ts'
import { IdleAgents } from './idle.ts'
import { OrderedHeap } from './ordered_heap.ts'
import type { Agent, AgentStep } from './agent.ts'
import type { Decision, DispatchSettings } from './events.ts'
import type { AcdGroup } from './groups.ts'
import type { IdleCard } from './idle.ts'
import type { Ranked } from './ordered_heap.ts'
import type { Caller } from './waiting.ts'

/**
 * Something due for an agent or for a caller. Its place in the heap may be too early, never too
 * late: most timers are put off or stopped long before they are due, and that costs nothing so.
 */
export interface Timer extends Ranked {
  dueAt: number | null
  seat: Seat | null
  caller: Caller | null
}

/** One agent with what the dispatcher keeps around him. */
export interface Seat {
  agent: Agent
  cards: IdleCard[]
  timer: Timer
  /** The caller of the offer that is out. */
  caller: Caller | null
}

/**
 * The agents' side of the dispatcher: who sits where, which legs are at which telephone, who is
 * idle. What an agent's state implies (a place among the idle, a due time) follows from the state
 * at one spot, `refresh`.
 */
export class Floor {
  groups: GroupTable
  idle: IdleAgents
  readonly settings: DispatchSettings
  readonly seats = new Map<number, Seat>()
  readonly byExtension = new Map<string, Seat>()
  /** Seats by the agent's leg of the present offer or distributed call. */
  readonly byLeg = new Map<string, Seat>()
  /** Legs at extensions that no offer of ours made: leg → extension. */
  readonly otherLegs = new Map<string, string>()
  readonly registered = new Set<string>()
  private readonly timers = new OrderedHeap<Timer>()
  /** Seats that became free and have not been matched yet. */
  freed: Seat[] = []
  out: Decision[] = []
  now = 0
  private timerCount = 0
  private readonly legCounts = new Map<string, number>()

  constructor(groups: readonly AcdGroup[], settings: DispatchSettings) {
    this.groups = new GroupTable(groups)
    this.idle = new IdleAgents(this.groups)
    this.settings = settings
  }

  /** Takes new groups over; throws, and changes nothing, when they contradict each other. */
  regroup(groups: readonly AcdGroup[]): void {
    const table = new GroupTable(groups)
    this.groups = table
    this.idle = new IdleAgents(table)
    for (const seat of this.seats.values()) {
      seat.cards = this.idle.cards(seat.agent, table.placesOf(seat.agent.groups))
      this.refresh(seat)
    }
  }

  addSeat(agent: Agent): Seat {
    const seat: Seat = {
      agent,
      cards: this.idle.cards(agent, this.groups.placesOf(agent.groups)),
      timer: this.newTimer(),
      caller: null,
    }
    seat.timer.seat = seat
    this.seats.set(agent.agentId, seat)
    if (agent.extension !== null) this.byExtension.set(agent.extension, seat)
    if (agent.agentLegUuid !== null) this.byLeg.set(agent.agentLegUuid, seat)
    return seat
  }

  seatOf(agentId: number): Seat {
    return this.seats.get(agentId) ?? this.addSeat(newAgent(agentId, this.now))
  }

  setGroups(seat: Seat, groups: readonly number[]): void {
    this.idle.leave(seat.cards)
    seat.agent.groups = groups
    seat.cards = this.idle.cards(seat.agent, this.groups.placesOf(groups))
    this.refresh(seat)
  }

  /** Does a step to an agent and reports the change; false when the state does not allow it. */
  step(seat: Seat, step: AgentStep): boolean {
    const { agent } = seat
    const from = agent.state
    const reason = agent.reason
    const extension = agent.extension
    if (!stepAgent(agent, step, this.now, this.settings)) return false
    if (agent.extension !== extension) {
      if (extension !== null) this.byExtension.delete(extension)
      if (agent.extension !== null) this.byExtension.set(agent.extension, seat)
    }
    if (agent.state !== from || agent.reason !== reason) {
      this.out.push({
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
      this.idle.enter(seat.cards)
      this.freed.push(seat)
    } else this.idle.leave(seat.cards)
    this.arm(seat.timer, this.dueOf(seat.agent))
  }

  newTimer(): Timer {
    return { key: 0, tie: this.timerCount++, place: -1, dueAt: null, seat: null, caller: null }
  }

  /** Sets a timer to an epoch time, or stops it. */
  arm(timer: Timer, at: number | null): void {
    timer.dueAt = at
    if (at === null || (timer.place !== -1 && timer.key <= at)) return
    this.timers.remove(timer)
    timer.key = at
    this.timers.push(timer)
  }

  /** The timer that is due next. */
  nextTimer(): Timer | undefined {
    for (;;) {
      const timer = this.timers.peek()
      if (!timer || timer.dueAt === timer.key) return timer
      this.timers.remove(timer)
      if (timer.dueAt === null) continue
      timer.key = timer.dueAt
      this.timers.push(timer)
    }
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

  /** An agent whose telephone is in a call of its own gets no offers until that is over. */
  noticeOwnCall(seat: Seat): void {
    if (this.hasOtherLegs(seat.agent.extension)) this.step(seat, { step: 'own_call' })
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
