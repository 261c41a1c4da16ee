import { OrderedHeap, before } from './ordered_heap.ts'
import type { Ranked } from './ordered_heap.ts'

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

/** A caller inside the dispatcher, ranked in his line by the time at which he "arrived" after head start. */
export interface Caller extends CallerSnapshot, Ranked {}

/** The line of callers whose service number belongs to no group: kept, so that new settings may serve them. */
export const NO_LINE = 0

/**
 * The waiting lines. A caller's score is a head start in seconds over who comes later, so score
 * and waiting time together order a line, and the order of two callers never changes while they wait.
 * Equal ranks go by arrival.
 */
export class WaitingLines {
  private readonly lines = new Map<number, OrderedHeap<Caller>>()
  private arrivals = 0
  private inLine = 0

  /** How many wait, over all lines. */
  get size(): number {
    return this.inLine
  }

  /** Makes a caller that is not in line yet. */
  create(snapshot: CallerSnapshot): Caller {
    const { callId, callerUuid, serviceNumber, line, arrivedAt, score } = snapshot
    const { stage, agentLegUuid } = snapshot
    const key = arrivedAt - score * 1000
    const tie = this.arrivals++
    // Written out: spreading costs more than all the rest of an arrival.
    return {
      callId,
      callerUuid,
      serviceNumber,
      line,
      arrivedAt,
      score,
      stage,
      agentLegUuid,
      key,
      tie,
      place: -1,
    }
  }

  join(caller: Caller): void {
    caller.stage = 'waiting'
    caller.agentLegUuid = null
    this.line(caller.line).push(caller)
    this.inLine++
  }

  leave(caller: Caller): void {
    if (caller.place === -1) return
    this.line(caller.line).remove(caller)
    this.inLine--
  }

  first(line: number): Caller | undefined {
    return this.lines.get(line)?.peek()
  }

  /** The first of several lines together. */
  firstOf(lines: readonly { line: number }[]): Caller | undefined {
    let first: Caller | undefined
    for (const { line } of lines) {
      const caller = this.lines.get(line)?.peek()
      if (caller && (!first || before(caller, first))) first = caller
    }
    return first
  }

  /** Everybody in line, in order over all lines. */
  inOrder(): Caller[] {
    const all: Caller[] = []
    for (const heap of this.lines.values()) all.push(...heap.values())
    return all.sort((a, b) => (before(a, b) ? -1 : 1))
  }

  /** For each line with somebody in it: how many wait and when the longest waiting one arrived. */
  counts(): { line: number; waiting: number; oldestArrival: number }[] {
    const counts = []
    for (const [line, heap] of this.lines) {
      if (heap.size === 0) continue
      let oldestArrival = Infinity
      for (const caller of heap.values()) {
        oldestArrival = Math.min(oldestArrival, caller.arrivedAt)
      }
      counts.push({ line, waiting: heap.size, oldestArrival })
    }
    return counts
  }

  clear(): void {
    for (const heap of this.lines.values()) heap.clear()
    this.inLine = 0
  }

  private line(number: number): OrderedHeap<Caller> {
    let heap = this.lines.get(number)
    if (!heap) {
      heap = new OrderedHeap()
      this.lines.set(number, heap)
    }
    return heap
  }
}
