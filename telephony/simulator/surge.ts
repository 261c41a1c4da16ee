import type { CallerPool } from './caller_pool.ts'
import type { Callers } from './callers.ts'
import type { SimulatorClock, TimerHandle } from './clock.ts'
import type { Random } from './random.ts'

/** One airing: how many people it moves to call, and how soon. */
export interface SlotAiring {
  dnis: string
  /** The mean number of calls that it brings; the true number is drawn (Poisson). */
  expectedCalls: number
  /** The delay after the start is gamma distributed: shape, and scale in milliseconds. */
  shape?: number
  scaleMs?: number
  /** Milliseconds since the epoch in simulated time; now if not given. */
  startsAt?: number
  /** Squeezes the delays of this slot: 20 makes twenty minutes one. */
  speed?: number
}

const MINUTE_MS = 60_000
export const DEFAULT_SHAPE = 2
export const DEFAULT_SCALE_MS = 75_000

/** Schedules calls: a response curve for each slot on air over a background of stray calls. */
export class Surge {
  readonly #clock: SimulatorClock
  readonly #random: Random
  readonly #pool: CallerPool
  readonly #callers: Callers
  readonly #background = new Map<string, { callsPerMinute: number; timer: TimerHandle }>()
  readonly #planned = new Set<TimerHandle>()

  constructor(clock: SimulatorClock, random: Random, pool: CallerPool, callers: Callers) {
    this.#clock = clock
    this.#random = random
    this.#pool = pool
    this.#callers = callers
  }

  /** Airs a slot and gives the number of calls that will come of it, redials not counted. */
  airSlot(slot: SlotAiring): number {
    const { expectedCalls, speed = 1, shape = DEFAULT_SHAPE, scaleMs = DEFAULT_SCALE_MS } = slot
    checkNumber('expectedCalls', expectedCalls, 0, 1_000_000)
    checkNumber('shape', shape, 0.1, 100)
    checkNumber('scaleMs', scaleMs, 1, 86_400_000)
    checkNumber('speed', speed, 0.01, 1000)
    const count = this.#random.poisson(expectedCalls)
    const startsIn = Math.max(0, (slot.startsAt ?? this.#clock.now()) - this.#clock.now())
    for (let call = 0; call < count; call++) {
      const delay = this.#random.gamma(shape, scaleMs) / speed
      this.#plan(startsIn + delay, slot.dnis)
    }
    return count
  }

  /** Calls that no slot explains: a Poisson stream for each service number; 0 ends it. */
  setBackground(dnis: string, callsPerMinute: number) {
    checkNumber('callsPerMinute', callsPerMinute, 0, 6000)
    this.#background.get(dnis)?.timer.cancel()
    this.#background.delete(dnis)
    if (callsPerMinute > 0) this.#nextBackgroundCall(dnis, callsPerMinute)
  }

  background(): Record<string, number> {
    return Object.fromEntries(
      [...this.#background].map(([dnis, { callsPerMinute }]) => [dnis, callsPerMinute])
    )
  }

  /** Calls that are planned and have not come yet. */
  get plannedCount() {
    return this.#planned.size
  }

  /** Takes back all that is planned. Calls that are up go on. */
  stop() {
    for (const timer of this.#planned) timer.cancel()
    this.#planned.clear()
    for (const { timer } of this.#background.values()) timer.cancel()
    this.#background.clear()
  }

  #plan(delayMs: number, dnis: string) {
    const timer = this.#clock.after(delayMs, () => {
      this.#planned.delete(timer)
      this.#callers.place(this.#pool.draw(dnis))
    })
    this.#planned.add(timer)
  }

  #nextBackgroundCall(dnis: string, callsPerMinute: number) {
    const delay = this.#random.exponential(MINUTE_MS / callsPerMinute)
    const timer = this.#clock.after(delay, () => {
      this.#nextBackgroundCall(dnis, callsPerMinute)
      this.#callers.place(this.#pool.draw(dnis))
    })
    this.#background.set(dnis, { callsPerMinute, timer })
  }
}

function checkNumber(name: string, value: number, from: number, to: number) {
  if (!Number.isFinite(value) || value < from || value > to) {
    throw new RangeError(`${name} must be from ${from} to ${to}, got ${value}`)
  }
}
