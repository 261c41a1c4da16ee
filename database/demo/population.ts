import type { Callers } from '#database/demo/arrivals'
import type { Homelands } from '#database/demo/homelands'
import type { Random } from '#database/demo/random'
import { makeStranger, type Stranger } from '#database/demo/strangers'

/** One caller in so many has called before, once enough have. */
const REPEAT_SHARE = 0.2
const ENOUGH = 40

/** Everybody who calls: people of chance, some of whom call again. No two share a number. */
export class Population implements Callers {
  readonly #people: Stranger[] = []
  readonly #taken: Set<string>

  constructor(
    private homelands: Pick<Homelands, 'draw'>,
    private year: number,
    readonly excludedNumbers: readonly string[],
    taken: Iterable<string> = []
  ) {
    this.#taken = new Set([...taken, ...excludedNumbers])
  }

  person(random: Random): Stranger {
    if (this.#people.length > ENOUGH && random.chance(REPEAT_SHARE)) {
      return random.pick(this.#people)
    }
    return this.stranger(random)
  }

  /** Somebody who never called before. */
  stranger(random: Random): Stranger {
    for (;;) {
      const stranger = makeStranger(random, this.homelands.draw(random), this.year)
      if (this.#taken.has(stranger.phone)) continue
      this.#taken.add(stranger.phone)
      this.#people.push(stranger)
      return stranger
    }
  }
}
