import { firstCallerFor } from './lines.ts'
import { before } from './ordered_heap.ts'
import type { Floor } from './floor.ts'
import type { Caller, Seat } from './line.ts'

/** Finds who serves whom: a caller's agent, a free agent's caller. What comes of a match is the distribution's doing. */
export class Matching {
  /** Nobody is matched while the switch is out of sight. */
  connected = false
  private readonly floor: Floor
  private readonly offer: (caller: Caller, seat: Seat) => void

  constructor(floor: Floor, offer: (caller: Caller, seat: Seat) => void) {
    this.floor = floor
    this.offer = offer
  }

  serveCaller(caller: Caller): void {
    const seat = caller.line.firstIdleFor(caller, this.floor.now)
    if (seat) this.offer(caller, seat)
  }

  /** Matches everybody with everybody, in the callers' order. */
  serveAll(): void {
    if (!this.connected) return
    for (const caller of this.floor.lines.inOrder()) {
      if (caller.stage === 'waiting') this.serveCaller(caller)
    }
  }

  /** When another level of some line opens for the caller who is first there, or null. */
  nextOpening(): number | null {
    let next: number | null = null
    for (const line of this.floor.lines.inSteps) {
      const at = line.nextOpening(this.floor.now)
      if (at !== null && (next === null || at < next)) next = at
    }
    return next
  }

  /** Lets levels that have opened meanwhile take callers. */
  serveOpened(): void {
    if (!this.connected) return
    for (const line of this.floor.lines.inSteps) {
      for (;;) {
        const caller = line.callers.peek()
        const seat = caller && line.firstIdleFor(caller, this.floor.now)
        if (!seat) break
        this.offer(caller, seat)
      }
    }
  }

  /** Gives callers to the agents that became free: first who waits for one of them alone, then in order. */
  serveFreed(): void {
    const { floor } = this
    const { freed } = floor
    while (freed.length > 0) {
      let first: Caller | undefined
      for (let index = freed.length - 1; index >= 0; index--) {
        const seat = freed[index]!
        const caller = this.connected && floor.isFree(seat) ? this.firstCallerFor(seat) : undefined
        if (!caller) {
          freed[index] = freed[freed.length - 1]!
          freed.pop()
        } else if (!first || before(caller, first)) first = caller
      }
      if (first) this.serveCaller(first)
    }
  }

  /** Offers his own callers to a free agent; otherwise says whom he takes. */
  private firstCallerFor(seat: Seat): Caller | undefined {
    const own = seat.ownCallers?.peek()
    if (!own) return firstCallerFor(seat.cards, this.floor.now)
    this.offer(own, seat)
    return undefined
  }
}
