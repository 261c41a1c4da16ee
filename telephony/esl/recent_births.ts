import type { Clock } from './clock.ts'

/** `show channels` misses a channel for up to 180 ms after its CHANNEL_CREATE. */
const LAG_MS = 2_000

/**
 * The channels whose CHANNEL_CREATE came within the last two seconds: absence from `show channels`
 * proves nothing about them.
 */
export class RecentBirths {
  readonly #clock: Clock
  readonly #born = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  add(uuid: string): void {
    this.#born.delete(uuid)
    this.#born.set(uuid, this.#clock.monotonicMs())
    this.#forget(LAG_MS)
  }

  /** Those born since `fromMs` (monotonic), or within the lag before it. */
  since(fromMs: number): Set<string> {
    const found = new Set<string>()
    for (const [uuid, at] of this.#born) if (at >= fromMs - LAG_MS) found.add(uuid)
    return found
  }

  /** A reading of the state may take a while: births stay known for a minute. */
  #forget(lag: number): void {
    const limit = this.#clock.monotonicMs() - lag - 60_000
    for (const [uuid, at] of this.#born) {
      if (at >= limit) break
      this.#born.delete(uuid)
    }
  }
}
