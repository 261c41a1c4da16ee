import redis from '@adonisjs/redis/services/main'
import logger from '@adonisjs/core/services/logger'
import type { AcdDriver } from '#telephony/acd/driver'
import type { DispatchSnapshot } from '#telephony/acd/events'

const KEY = 'spotline:dispatch'
const EVERY_MS = 1_000

/** A process that takes over within this time goes on with the agents as they were; later everybody signs in again. */
const KEPT_SECONDS = 120

/** Keeps the dispatcher's state where the next telephony process finds it. */
export class RememberAgents {
  #timer: NodeJS.Timeout | null = null

  constructor(readonly driver: AcdDriver) {}

  static async recall(): Promise<DispatchSnapshot | null> {
    const kept = await redis.get(KEY)
    return kept ? (JSON.parse(kept) as DispatchSnapshot) : null
  }

  start() {
    this.#timer = setInterval(() => void this.#keep(), EVERY_MS)
  }

  async stop() {
    if (this.#timer) clearInterval(this.#timer)
    await this.#keep()
  }

  async #keep() {
    try {
      const snapshot = JSON.stringify(this.driver.dispatcher.snapshot())
      await redis.set(KEY, snapshot, 'EX', KEPT_SECONDS)
    } catch (error) {
      logger.error({ err: error }, 'the agents could not be kept')
    }
  }
}
