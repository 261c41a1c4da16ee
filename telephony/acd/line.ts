import { OrderedHeap } from './ordered_heap.ts'
import type { Agent } from './agent.ts'
import type { Ranked } from './ordered_heap.ts'
import type { Timer, Timers } from './timers.ts'

/**
 * Where a caller stands. `returning`: the offer failed and the switch has not yet said that the
 * caller is back in the waiting room, so that nothing may be offered to him.
 */
export type CallerStage = 'waiting' | 'offered' | 'returning'

/** A caller as plain data. Times are epoch milliseconds, the score is in seconds. */
export interface CallerSnapshot {
  callId: string
  callerUuid: string
  serviceNumber: string
  line: number
  arrivedAt: number
  score: number
  stage: CallerStage
  /** The agent's leg while an offer is out. */
  agentLegUuid: string | null
}

/**
 * A caller inside the dispatcher. A score is a head start in seconds over who comes later: the key
 * is the time of an arrival without it, so that score and waiting time together order a line and
 * the order of two callers never changes while they wait. Equal keys go by arrival.
 */
export interface Caller extends Omit<CallerSnapshot, 'line'>, Ranked {
  line: Line
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

  constructor(agent: Agent, timers: Timers<Seat>) {
    this.agent = agent
    this.timer = timers.create(this)
  }

  get isOffered(): boolean {
    return this.agent.state === 'reserved' || this.agent.state === 'ringing'
  }

  /** Lays the cards among the idle, ranked by the time since which the agent is idle. */
  enterIdle(): void {
    for (let index = 0; index < this.cards.length; index++) {
      const card = this.cards[index]!
      if (card.place !== -1) continue
      card.key = this.agent.idleSince
      card.idle.push(card)
    }
  }

  leaveIdle(): void {
    for (let index = 0; index < this.cards.length; index++) {
      const card = this.cards[index]!
      card.idle.remove(card)
    }
  }

  /** How long the agent's work after a call of this line lasts. */
  wrapUpMsOf(line: number | null): number {
    for (const card of this.cards) if (card.line.number === line) return card.wrapUpMs
    return 0
  }
}

/** An agent's card in one line: among the idle of its level while the agent may get an offer. */
export interface IdleCard extends Ranked {
  readonly seat: Seat
  readonly line: Line
  readonly idle: OrderedHeap<IdleCard>
  readonly wrapUpMs: number
}

/**
 * One line: its callers in order on one side; on the other the agents that may get an offer now,
 * by level, longest idle first, ties by agent id.
 */
export class Line {
  readonly number: number
  readonly callers = new OrderedHeap<Caller>()
  private readonly levels: readonly number[]
  private readonly idle: readonly OrderedHeap<IdleCard>[]

  constructor(number: number, levels: readonly number[]) {
    this.number = number
    this.levels = levels
    this.idle = levels.map(() => new OrderedHeap<IdleCard>())
  }

  /** The card of a seat whose agent stands at this level of the line. */
  card(seat: Seat, level: number, wrapUpMs: number): IdleCard {
    const idle = this.idle[this.levels.indexOf(level)]!
    return { key: 0, tie: seat.agent.agentId, place: -1, seat, line: this, idle, wrapUpMs }
  }

  /** The longest idle agent of the lowest level that has one. */
  firstIdle(): Seat | undefined {
    for (let level = 0; level < this.idle.length; level++) {
      const card = this.idle[level]!.peek()
      if (card) return card.seat
    }
    return undefined
  }
}
