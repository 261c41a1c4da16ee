import type { LiveDriver, LiveMessage } from '#core/live/driver'
import { afterCommit, currentTransaction } from '#core/transaction'

type OpenDriver = () => Promise<LiveDriver>

const openTransmit: OpenDriver = async () => {
  const { default: transmit } = await import('@adonisjs/transmit/services/main')
  const { TransmitDriver } = await import('#core/live/transmit_driver')
  return new TransmitDriver(transmit)
}

/**
 * Sends news to whoever listens at this moment, in any web process. Nothing is kept: a page that was away asks for the
 * present state again. Inside a transaction a message leaves after the commit.
 */
export class Live {
  #open: OpenDriver
  #driver: Promise<LiveDriver> | null = null

  constructor(open: OpenDriver = openTransmit) {
    this.#open = open
  }

  async send(channel: string, message: LiveMessage): Promise<void> {
    if (currentTransaction()) {
      afterCommit(() => this.#send(channel, message))
      return
    }
    await this.#send(channel, message)
  }

  /** Sends everything from now on to another driver; gives back what restores the present one. */
  swap(driver: LiveDriver): () => void {
    const before = this.#driver
    this.#driver = Promise.resolve(driver)
    return () => {
      this.#driver = before
    }
  }

  async #send(channel: string, message: LiveMessage) {
    this.#driver ??= this.#open()
    const driver = await this.#driver
    driver.send(channel, message)
  }
}

export const live = new Live()
