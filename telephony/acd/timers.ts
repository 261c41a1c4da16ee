import { OrderedHeap } from './ordered_heap.ts'
import type { Ranked } from './ordered_heap.ts'

/** Something due for its owner. Its place in the heap may be too early, never too late. */
export interface Timer<Owner> extends Ranked {
  readonly owner: Owner
  /** Epoch milliseconds; null while stopped. */
  dueAt: number | null
}

/**
 * Timers in the order in which they are due. Most are put off or stopped long before they are due,
 * and that costs nothing here: a timer moves in the heap only when it comes up too early.
 */
export class Timers<Owner> {
  private readonly heap = new OrderedHeap<Timer<Owner>>()
  private made = 0

  create(owner: Owner): Timer<Owner> {
    return { key: 0, tie: this.made++, place: -1, owner, dueAt: null }
  }

  /** Sets a timer to an epoch time, or stops it. */
  set(timer: Timer<Owner>, at: number | null): void {
    timer.dueAt = at
    if (at === null || (timer.place !== -1 && timer.key <= at)) return
    this.heap.remove(timer)
    timer.key = at
    this.heap.push(timer)
  }

  /** The timer that is due next. */
  next(): Timer<Owner> | undefined {
    for (;;) {
      const timer = this.heap.peek()
      if (!timer || timer.dueAt === timer.key) return timer
      this.heap.remove(timer)
      if (timer.dueAt === null) continue
      timer.key = timer.dueAt
      this.heap.push(timer)
    }
  }
}
