import { afterCommit, currentTransaction } from '#core/transaction'
import type { DispatchOptions, QueueDriver } from '#core/queue/driver'
import type { JobClass, Payload } from '#core/queue/job'

type OpenDriver = () => Promise<QueueDriver>

const openBull: OpenDriver = async () => {
  const { default: app } = await import('@adonisjs/core/services/app')
  // Its connection to Redis would keep a process that is told to end.
  app.terminating(() => queue.close())
  const { BullDriver } = await import('#core/queue/bull_driver')
  return new BullDriver()
}

/** Hands work to the worker. Inside a transaction a job is sent after the commit, and not at all when it rolls back. */
export class Queue {
  #open: OpenDriver
  #driver: Promise<QueueDriver> | null = null

  constructor(open: OpenDriver = openBull) {
    this.#open = open
  }

  async dispatch<P extends Payload>(
    job: JobClass<P>,
    payload: NoInfer<P>,
    options: DispatchOptions = {}
  ): Promise<void> {
    if (currentTransaction()) {
      afterCommit(() => this.#push(job, payload, options))
      return
    }
    await this.#push(job, payload, options)
  }

  /** Sends everything from now on to another driver; gives back what restores the present one. */
  swap(driver: QueueDriver): () => void {
    const before = this.#driver
    this.#driver = Promise.resolve(driver)
    return () => {
      this.#driver = before
    }
  }

  async close(): Promise<void> {
    const driver = await this.#driver
    this.#driver = null
    await driver?.close()
  }

  async #push<P extends Payload>(job: JobClass<P>, payload: P, options: DispatchOptions) {
    this.#driver ??= this.#open()
    const driver = await this.#driver
    await driver.push(job as JobClass<never>, payload, options)
  }
}

export const queue = new Queue()
