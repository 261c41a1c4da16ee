import { PLAIN_RULES } from './groups.ts'
import { OrderedHeap } from './ordered_heap.ts'
import type { Agent } from './agent.ts'
import type { GroupPlace, LineRules } from './groups.ts'
import type { Ranked } from './ordered_heap.ts'
import type { Timer, Timers } from './timers.ts'

/**
 * Where a caller stands. `held`: waits for one agent alone, or for the word who that is.
 * `returning`: the offer failed and the switch has not yet said that the caller is back in the
 * waiting room, so that nothing may be offered to him.
 */
export type CallerStage = 'waiting' | 'held' | 'offered' | 'returning'

/** Somebody who hung up and kept his place: in his turn an agent calls him. */
export interface CallbackOrder {
  callbackId: string
  /** The number to dial. */
  number: string
}

/** A caller as plain data. Times are epoch milliseconds, the score is in seconds. */
export interface CallerSnapshot {
  callId: string
  callerUuid: string
  serviceNumber: string
  /** The group that he chose, in a menu or by a transfer; without one the service number decides. */
  group?: number | null
  line: number
  arrivedAt: number
  score: number
  stage: CallerStage
  /** The agent's leg while an offer is out. */
  agentLegUuid: string | null
  callback: CallbackOrder | null
}

/**
 * A caller inside the dispatcher. A score is a head start in seconds over who comes later: the key
 * is the time of an arrival without it, so that score and waiting time together order a line.
 * Equal keys go by arrival.
 */
export interface Caller extends Omit<CallerSnapshot, 'line'>, Ranked {
  line: Line
  /** The agent for whom he is held. */
  owner: Seat | null
  /** Made when it is first needed. */
  timer: Timer<Caller> | null
}

/** One agent with what the dispatcher keeps around him. */
export class Seat {
  readonly agent: Agent
  readonly timer: Timer<Seat>
  cards: readonly IdleCard[] = []
  /** The caller of the offer that is out. */
  caller: Caller | null = null
  /** Those who wait for this agent alone. */
  ownCallers: OrderedHeap<Caller> | null = null

  constructor(agent: Agent, timers: Timers<Seat>) {
    this.agent = agent
    this.timer = timers.create(this)
  }

  get isOffered(): boolean {
    return this.agent.state === 'reserved' || this.agent.state === 'ringing'
  }

  /** Whether the agent takes calls now, or will when the present one is over. */
  get isAtWork(): boolean {
    const { state, acdEnabled } = this.agent
    return acdEnabled && state !== 'signed_out' && state !== 'not_ready'
  }

  addOwnCaller(caller: Caller): void {
    this.ownCallers ??= new OrderedHeap<Caller>()
    this.ownCallers.push(caller)
  }

  /** Stands up from every line. */
  leaveLines(): void {
    this.leaveIdle()
    for (const card of this.cards) card.level.cards.delete(card)
    this.cards = []
  }

  serves(line: Line): boolean {
    return this.cards.some((card) => card.line === line)
  }

  /** Lays the cards among the idle, ranked by the time since which the agent is idle. */
  enterIdle(): void {
    for (let index = 0; index < this.cards.length; index++) {
      const card = this.cards[index]!
      if (card.place !== -1) continue
      card.key = this.agent.idleSince
      card.level.idle.push(card)
    }
  }

  leaveIdle(): void {
    for (let index = 0; index < this.cards.length; index++) {
      const card = this.cards[index]!
      card.level.idle.remove(card)
    }
  }

  /** How long the agent's work after a call of this line lasts. */
  wrapUpMsOf(line: number | null): number {
    for (const card of this.cards) {
      if (card.line.number === line) return card.line.wrapUpMs(card.wrapUpMs)
    }
    return 0
  }
}

/** An agent's card in one line: among the idle of its level while the agent may get an offer. */
export interface IdleCard extends Ranked {
  readonly seat: Seat
  readonly line: Line
  readonly level: Level
  readonly wrapUpMs: number
}

interface Level {
  readonly number: number
  readonly opensAfterMs: number
  readonly idle: OrderedHeap<IdleCard>
  /** Everybody who stands here, idle or not. */
  readonly cards: Set<IdleCard>
}

/**
 * One line: its callers in order on one side; on the other the agents that may get an offer now,
 * by level, longest idle first, ties by agent id.
 */
export class Line {
  readonly number: number
  readonly rules: LineRules
  readonly callers = new OrderedHeap<Caller>()
  /** Callers of this line who wait for one agent alone. */
  readonly held = new Set<Caller>()
  /** Whether some level takes calls only after a while. */
  readonly opensInSteps: boolean
  private readonly levels: readonly Level[]
  private surging = false

  constructor(number: number, levels: readonly GroupPlace[], rules: LineRules = PLAIN_RULES) {
    this.number = number
    this.rules = rules
    this.levels = levels.map(({ level, opensAfterMs }) => ({
      number: level,
      opensAfterMs,
      idle: new OrderedHeap<IdleCard>(),
      cards: new Set<IdleCard>(),
    }))
    this.opensInSteps = levels.some((level) => level.opensAfterMs > 0)
  }

  /** How many wait here. */
  get size(): number {
    return this.callers.size + this.held.size
  }

  /** Seats an agent at this level of the line. */
  seat(seat: Seat, number: number, wrapUpMs: number): IdleCard {
    const level = this.levels.find((one) => one.number === number)!
    const tie = seat.agent.agentId
    const card: IdleCard = { key: 0, tie, place: -1, seat, line: this, level, wrapUpMs }
    level.cards.add(card)
    return card
  }

  /** The longest idle agent of the lowest level that has one and takes this caller now. */
  firstIdleFor(caller: Caller, now: number): Seat | undefined {
    for (let index = 0; index < this.levels.length; index++) {
      const level = this.levels[index]!
      const card = level.idle.peek()
      if (card && this.isOpen(level, caller, now)) return card.seat
    }
    return undefined
  }

  hasIdle(): boolean {
    return this.levels.some((level) => level.idle.size > 0)
  }

  isOpen(level: Level, caller: Caller, now: number): boolean {
    if (level.opensAfterMs === 0 || now - caller.key >= level.opensAfterMs) return true
    return !this.levels.some(
      (lower) => lower.number < level.number && [...lower.cards].some((card) => card.seat.isAtWork)
    )
  }

  /** When another level opens for the caller who is first, or null. */
  nextOpening(now: number): number | null {
    const first = this.callers.peek()
    if (!first) return null
    let next: number | null = null
    for (const { opensAfterMs } of this.levels) {
      const at = first.key + opensAfterMs
      if (at > now && (next === null || at < next)) next = at
    }
    return next
  }

  takesCallersAt(now: number): boolean {
    const { openings } = this.rules
    return openings === null || openings.some(({ from, to }) => from <= now && now < to)
  }

  isFull(): boolean {
    const { maxWaiting } = this.rules
    return maxWaiting !== null && this.size >= maxWaiting && !this.hasIdle()
  }

  /** The wrap-up that is due now: shorter while the line surges. */
  wrapUpMs(usual: number): number {
    const { surge } = this.rules
    if (surge === null) return usual
    const most = this.surging ? surge.fromWaiting / 2 : surge.fromWaiting
    this.surging = this.size >= most
    return this.surging ? Math.min(usual, surge.wrapUpSeconds * 1000) : usual
  }
}
