import { Queue as BullQueue } from 'bullmq'
import logger from '@adonisjs/core/services/logger'
import type { DispatchOptions, QueueDriver } from '#core/queue/driver'
import { DEFAULT_ATTEMPTS, type JobClass, type Payload } from '#core/queue/job'
import { connectionOptions, QUEUE_NAME, QUEUE_PREFIX } from '#core/queue/connection'

/** Days that a failed job stays in Redis to be looked at. */
const FAILED_KEPT_SECONDS = 7 * 24 * 3600

/** Dispatches to BullMQ on Redis. */
export class BullDriver implements QueueDriver {
  readonly #queue: BullQueue

  constructor(prefix = QUEUE_PREFIX) {
    this.#queue = new BullQueue(QUEUE_NAME, { prefix, connection: connectionOptions('dispatcher') })
    this.#queue.on('error', (error) => logger.error({ err: error }, 'the queue lost Redis'))
  }

  async push(job: JobClass<never>, payload: Payload, { jobId, delayMs }: DispatchOptions) {
    await this.#queue.add(job.name, payload, {
      attempts: job.attempts ?? DEFAULT_ATTEMPTS,
      // Computed by the worker: twice as long each time.
      backoff: { type: 'custom' },
      removeOnComplete: true,
      removeOnFail: { age: FAILED_KEPT_SECONDS, count: 1000 },
      delay: delayMs,
      // Not BullMQ's own job id: that one would stay taken while a failed job is kept.
      deduplication: jobId ? { id: `${job.name}/${jobId}`, keepLastIfActive: true } : undefined,
    })
  }

  /** Makes a job run by itself; every worker says so at its start, it still runs once per interval. */
  async schedule(job: JobClass, everyMs: number) {
    await this.#queue.upsertJobScheduler(
      job.name,
      { every: everyMs },
      {
        name: job.name,
        data: {},
        opts: {
          attempts: 1,
          removeOnComplete: true,
          removeOnFail: { age: FAILED_KEPT_SECONDS, count: 100 },
        },
      }
    )
  }

  /** Removes everything that was ever queued; for tests. */
  async obliterate() {
    await this.#queue.obliterate({ force: true })
  }

  async close() {
    await this.#queue.close()
  }
}
