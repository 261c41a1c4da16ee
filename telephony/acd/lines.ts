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
  private readonly byService = new Map<string, { line: Line; group: AcdGroup }>()
  private readonly table: GroupTable
  private inLine = 0

  constructor(table: GroupTable) {
    this.table = table
    this.byNumber.set(this.nobodys.number, this.nobodys)
    for (const { number, overflowOf } of table.groups) {
      if (overflowOf === null) this.byNumber.set(number, new Line(number, table.levelsOf(number)))
    }
    for (const { serviceNumbers } of table.groups) {
      for (const serviceNumber of serviceNumbers) {
        const group = table.lineOf(serviceNumber)!
        this.byService.set(serviceNumber, { line: this.byNumber.get(group.number)!, group })
      }
    }
  }

  /** How many wait, over all lines. */
  get size(): number {
    return this.inLine
  }

  /** The line that callers of this service number join, and the head start that it gives them. */
  of(serviceNumber: string): { line: Line; baseScore: number } {
    const found = this.byService.get(serviceNumber)
    return found
      ? { line: found.line, baseScore: found.group.baseScore }
      : { line: this.nobodys, baseScore: 0 }
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

  leave(caller: Caller): void {
    if (caller.place === -1) return
    caller.line.callers.remove(caller)
    this.inLine--
  }

  /** Lets everybody go, for other lines to take. */
  clear(): void {
    for (const { callers } of this.byNumber.values()) callers.clear()
    this.inLine = 0
  }

  /** The cards of a seat, one for each line that its agent serves. */
  cards(seat: Seat): IdleCard[] {
    const places = this.table.placesOf(seat.agent.groups)
    return places.map(({ line, level, wrapUpMs }) => this.at(line).card(seat, level, wrapUpMs))
  }

  /** Everybody in line, in order over all lines. */
  inOrder(): Caller[] {
    const all: Caller[] = []
    for (const { callers } of this.byNumber.values()) all.push(...callers.values())
    return all.sort((a, b) => (before(a, b) ? -1 : 1))
  }

  /** The lines with somebody in them. */
  counts(): LineCount[] {
    const counts = []
    for (const { number, callers } of this.byNumber.values()) {
      if (callers.size === 0) continue
      let oldestArrival = Infinity
      for (const caller of callers.values()) {
        oldestArrival = Math.min(oldestArrival, caller.arrivedAt)
      }
      counts.push({ line: number, waiting: callers.size, oldestArrival })
    }
    return counts
  }
}

/** The first of the callers in the lines of these cards. */
export function firstCallerOf(cards: readonly IdleCard[]): Caller | undefined {
  let first: Caller | undefined
  for (const card of cards) {
    const caller = card.line.callers.peek()
    if (caller && (!first || before(caller, first))) first = caller
  }
  return first
}
