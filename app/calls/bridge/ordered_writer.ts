import logger from '@adonisjs/core/services/logger'

const RETRY_MS = 1_000
const ATTEMPTS = 30

/** Writes every value of a key in the order given; used where each step counts, as in a log of states. */
export class OrderedWriter<T> {
  readonly #write: (value: T) => Promise<void>
  readonly #chains = new Map<number, Promise<void>>()

  constructor(write: (value: T) => Promise<void>) {
    this.#write = write
  }

  put(key: number, value: T) {
    const before = this.#chains.get(key) ?? Promise.resolve()
    const chain = before
      .then(() => this.#attempt(value))
      .then(() => {
        if (this.#chains.get(key) === chain) this.#chains.delete(key)
      })
    this.#chains.set(key, chain)
  }

  async settled(): Promise<void> {
    while (this.#chains.size > 0) await Promise.all(this.#chains.values())
  }

  async #attempt(value: T) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#write(value)
      } catch (error) {
        logger.error({ err: error, attempt }, 'a step could not be written')
        if (attempt >= ATTEMPTS) return
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
  }
}
