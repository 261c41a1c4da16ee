import type { Clock } from '../esl/clock.ts'
import type { Dispatcher } from './dispatcher.ts'

/** One waiting line: a group's number (0: callers of service numbers without a group). */
export interface WaitingCount {
  group: number
  waiting: number
  /** Milliseconds; 0 when nobody waits. */
  longestWaitMs: number
}

const PAUSE_MS = 200

/** How many wait in each line, told when that changes, at most five times a second. */
export class WaitingNews {
  private readonly dispatcher: Dispatcher
  private readonly clock: Clock
  private readonly now: () => number
  private readonly tell: (counts: WaitingCount[]) => void
  private cancel: (() => void) | null = null
  private last = ''

  constructor(
    dispatcher: Dispatcher,
    time: { clock: Clock; now: () => number },
    tell: (counts: WaitingCount[]) => void
  ) {
    this.dispatcher = dispatcher
    this.clock = time.clock
    this.now = time.now
    this.tell = tell
  }

  counts(): WaitingCount[] {
    const { floor } = this.dispatcher
    const counts = new Map<number, WaitingCount>()
    for (const group of floor.groups.groups) {
      if (group.overflowOf !== null) continue
      counts.set(group.number, { group: group.number, waiting: 0, longestWaitMs: 0 })
    }
    for (const { line, waiting, oldestArrival } of floor.lines.counts()) {
      const longestWaitMs = Math.max(0, this.now() - oldestArrival)
      counts.set(line, { group: line, waiting, longestWaitMs })
    }
    return [...counts.values()]
  }

  tellSoon(): void {
    if (this.cancel) return
    this.cancel = this.clock.after(PAUSE_MS, () => {
      this.cancel = null
      const counts = this.counts()
      const text = counts.map(({ group, waiting }) => `${group}:${waiting}`).join()
      if (text === this.last) return
      this.last = text
      this.tell(counts)
    })
  }

  stop(): void {
    this.cancel?.()
    this.cancel = null
  }
}
