import { PLAIN_RULES } from './groups.ts'
import { Line } from './line.ts'
import { before } from './ordered_heap.ts'
import type { AcdGroup, GroupTable } from './groups.ts'
import type { Caller, IdleCard, Seat } from './line.ts'

/** How many wait in a line, and the arrival of the longest waiting one. */
export interface LineCount {
  line: number
  waiting: number
  oldestArrival: number
}

/** All waiting lines of a set of groups. */
export class Lines {
  /** For callers whose service number belongs to no group: kept, so that new groups may serve them. */
  private readonly nobodys = new Line(0, [])
  private readonly byNumber = new Map<number, Line>()
  /** The lines in which some level takes calls only after a while. */
  readonly inSteps: readonly Line[]
  private readonly byService = new Map<string, { line: Line; group: AcdGroup }>()
  private readonly table: GroupTable
  private inLine = 0

  constructor(table: GroupTable) {
    this.table = table
    this.byNumber.set(this.nobodys.number, this.nobodys)
    for (const { number, overflowOf, rules } of table.groups) {
      if (overflowOf !== null) continue
      this.byNumber.set(number, new Line(number, table.levelsOf(number), rules ?? PLAIN_RULES))
    }
    this.inSteps = [...this.byNumber.values()].filter((line) => line.opensInSteps)
    for (const { serviceNumbers } of table.groups) {
      for (const serviceNumber of serviceNumbers) {
        const group = table.lineOf(serviceNumber)!
        this.byService.set(serviceNumber, { line: this.byNumber.get(group.number)!, group })
      }
    }
  }

  /** How many stand in line, over all lines. */
  get size(): number {
    return this.inLine
  }

  /**
   * The line that callers of this service number join, or that of the group that they chose, and the
   * head start that the service number gives them.
   */
  of(serviceNumber: string, group: number | null = null): { line: Line; baseScore: number } {
    const chosen = group === null ? undefined : this.byNumber.get(group)
    if (chosen) return { line: chosen, baseScore: this.baseScoreOf(serviceNumber, chosen) }
    const found = this.byService.get(serviceNumber)
    return found
      ? { line: found.line, baseScore: found.group.baseScore }
      : { line: this.nobodys, baseScore: 0 }
  }

  private baseScoreOf(serviceNumber: string, line: Line): number {
    const found = this.byService.get(serviceNumber)
    return found?.line === line ? found.group.baseScore : 0
  }

  /** The line of this number, or nobody's. */
  at(number: number): Line {
    return this.byNumber.get(number) ?? this.nobodys
  }

  join(caller: Caller): void {
    caller.stage = 'waiting'
    caller.agentLegUuid = null
    caller.line.callers.push(caller)
    this.inLine++
  }

  /** Sets a caller aside for his own agent; without one for the word who that is. */
  hold(caller: Caller, owner: Seat | null): void {
    this.leave(caller)
    caller.stage = 'held'
    caller.owner = owner
    caller.line.held.add(caller)
    owner?.addOwnCaller(caller)
  }

  leave(caller: Caller): void {
    if (caller.stage === 'held') {
      caller.line.held.delete(caller)
      caller.owner?.ownCallers?.remove(caller)
      caller.owner = null
      return
    }
    if (caller.place === -1) return
    caller.line.callers.remove(caller)
    this.inLine--
  }

  /** Lets everybody go, for other lines to take. */
  clear(): void {
    for (const { callers, held } of this.byNumber.values()) {
      for (const caller of held) this.leave(caller)
      callers.clear()
    }
    this.inLine = 0
  }

  /** Seats an agent in each line that he serves. */
  seat(seat: Seat): IdleCard[] {
    const places = this.table.placesOf(seat.agent.groups)
    return places.map(({ line, level, wrapUpMs }) => this.at(line).seat(seat, level, wrapUpMs))
  }

  /** Everybody in line, in order over all lines; those held for one agent too. */
  inOrder(): Caller[] {
    const all: Caller[] = []
    for (const { callers, held } of this.byNumber.values()) all.push(...callers.values(), ...held)
    return all.sort((a, b) => (before(a, b) ? -1 : 1))
  }

  /** The lines with somebody in them. */
  counts(): LineCount[] {
    const counts = []
    for (const line of this.byNumber.values()) {
      if (line.size === 0) continue
      let oldestArrival = Infinity
      for (const caller of line.callers.values()) {
        if (caller.arrivedAt < oldestArrival) oldestArrival = caller.arrivedAt
      }
      for (const caller of line.held) {
        if (caller.arrivedAt < oldestArrival) oldestArrival = caller.arrivedAt
      }
      counts.push({ line: line.number, waiting: line.size, oldestArrival })
    }
    return counts
  }
}

/** The first of the callers whom an agent with these cards takes now. */
export function firstCallerFor(cards: readonly IdleCard[], now: number): Caller | undefined {
  let first: Caller | undefined
  for (const { line, level } of cards) {
    const caller = line.callers.peek()
    if (!caller || (first && before(first, caller))) continue
    if (line.isOpen(level, caller, now)) first = caller
  }
  return first
}
