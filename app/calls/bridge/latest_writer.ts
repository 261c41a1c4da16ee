import logger from '@adonisjs/core/services/logger'

const RETRY_MS = 1_000

/**
 * Writes the newest state of each key, one write at a time a key: what comes while a write runs replaces what waits, so
 * a surge costs as few writes as there are things to tell. A failed write is tried again until it succeeds; until then
 * the newest state waits here.
 */
export class LatestWriter<T> {
  readonly #write: (value: T) => Promise<void>
  readonly #waiting = new Map<string, T>()
  readonly #running = new Map<string, Promise<void>>()

  constructor(write: (value: T) => Promise<void>) {
    this.#write = write
  }

  /** `after`: what is more urgent than writing this; it must not fail. */
  put(key: string, value: T, after?: Promise<unknown>) {
    this.#waiting.set(key, value)
    if (!this.#running.has(key)) this.#running.set(key, this.#drain(key, after))
  }

  /** Resolves when everything put so far is written. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values())
  }

  async #drain(key: string, after?: Promise<unknown>) {
    if (after) await after
    for (let value = this.#take(key); value !== undefined; value = this.#take(key)) {
      try {
        await this.#write(value)
      } catch (error) {
        logger.error({ err: error, key }, 'a state could not be written yet')
        if (!this.#waiting.has(key)) this.#waiting.set(key, value)
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
    this.#running.delete(key)
  }

  #take(key: string): T | undefined {
    const value = this.#waiting.get(key)
    this.#waiting.delete(key)
    return value
  }
}
