/** A timer that may be taken back before it fires. */
export interface TimerHandle {
  cancel(): void
}

/**
 * The only source of time in the simulator. `now()` is milliseconds since the epoch in simulated
 * time; every event stamp, timeout and behaviour goes through it.
 */
export interface SimulatorClock {
  now(): number
  after(delayMs: number, run: () => void): TimerHandle
}

interface Entry {
  at: number
  order: number
  run: (() => void) | null
}

/** A binary heap of timers: earliest first, equal times in the order in which they were set. */
export class TimerQueue {
  readonly #heap: Entry[] = []
  #order = 0

  add(at: number, run: () => void): TimerHandle {
    const entry: Entry = { at, order: this.#order++, run }
    this.#heap.push(entry)
    this.#rise(this.#heap.length - 1)
    return {
      cancel: () => {
        entry.run = null
      },
    }
  }

  /** The time of the earliest timer that is still wanted. */
  next(): number | null {
    while (this.#heap.length > 0 && this.#heap[0].run === null) this.#removeFirst()
    return this.#heap.length > 0 ? this.#heap[0].at : null
  }

  /** Removes the earliest timer when it is due at `until` or before. */
  take(until: number): { at: number; run: () => void } | null {
    const at = this.next()
    if (at === null || at > until) return null
    const entry = this.#removeFirst()
    return entry.run === null ? null : { at, run: entry.run }
  }

  #before(a: Entry, b: Entry) {
    return a.at < b.at || (a.at === b.at && a.order < b.order)
  }

  #rise(index: number) {
    const heap = this.#heap
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#before(heap[index], heap[parent])) return
      ;[heap[index], heap[parent]] = [heap[parent], heap[index]]
      index = parent
    }
  }

  #removeFirst(): Entry {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()!
    if (heap.length === 0) return first
    heap[0] = last
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      if (left >= heap.length) return first
      const right = left + 1
      const child = right < heap.length && this.#before(heap[right], heap[left]) ? right : left
      if (!this.#before(heap[child], heap[index])) return first
      ;[heap[index], heap[child]] = [heap[child], heap[index]]
      index = child
    }
  }
}

/** Runs on the machine's clock, `speed` times as fast. The speed may change while it runs. */
export class SystemClock implements SimulatorClock {
  readonly #timers = new TimerQueue()
  #speed: number
  #realAnchor: number
  #simulatedAnchor: number
  #wakeUp: NodeJS.Timeout | null = null

  constructor(speed = 1, startsAt = Date.now()) {
    this.#speed = checkedSpeed(speed)
    this.#realAnchor = performance.now()
    this.#simulatedAnchor = startsAt
  }

  get speed() {
    return this.#speed
  }

  setSpeed(speed: number) {
    const now = this.now()
    this.#speed = checkedSpeed(speed)
    this.#simulatedAnchor = now
    this.#realAnchor = performance.now()
    this.#arm()
  }

  now() {
    return this.#simulatedAnchor + (performance.now() - this.#realAnchor) * this.#speed
  }

  after(delayMs: number, run: () => void) {
    const handle = this.#timers.add(this.now() + Math.max(0, delayMs), run)
    this.#arm()
    return handle
  }

  #arm() {
    if (this.#wakeUp) clearTimeout(this.#wakeUp)
    this.#wakeUp = null
    const next = this.#timers.next()
    if (next === null) return
    const realDelay = Math.min(Math.max(0, (next - this.now()) / this.#speed), 60_000)
    this.#wakeUp = setTimeout(() => this.#fire(), realDelay)
    this.#wakeUp.unref()
  }

  #fire() {
    for (let due = this.#timers.take(this.now()); due; due = this.#timers.take(this.now())) {
      due.run()
    }
    this.#arm()
  }
}

/** Stands still until it is told to move: for tests. */
export class ManualClock implements SimulatorClock {
  readonly #timers = new TimerQueue()
  #now: number

  constructor(startsAt = Date.UTC(2026, 0, 1)) {
    this.#now = startsAt
  }

  now() {
    return this.#now
  }

  after(delayMs: number, run: () => void) {
    return this.#timers.add(this.#now + Math.max(0, delayMs), run)
  }

  /** Moves the time on by `ms`, firing each timer at its own moment. */
  advance(ms: number) {
    const until = this.#now + ms
    for (let due = this.#timers.take(until); due; due = this.#timers.take(until)) {
      this.#now = Math.max(this.#now, due.at)
      due.run()
    }
    this.#now = until
  }
}

function checkedSpeed(speed: number) {
  if (!Number.isFinite(speed) || speed <= 0 || speed > 1000) {
    throw new RangeError(`speed must be above 0 and at most 1000, got ${speed}`)
  }
  return speed
}
