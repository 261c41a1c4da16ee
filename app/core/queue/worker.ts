import { Worker as BullWorker, UnrecoverableError } from 'bullmq'
import logger from '@adonisjs/core/services/logger'
import { BACKOFF_MS, type JobClass, type Payload } from '#core/queue/job'
import { BullDriver } from '#core/queue/bull_driver'
import { connectionOptions, QUEUE_NAME, QUEUE_PREFIX } from '#core/queue/connection'

export type QueueWorkerOptions = {
  jobs: Map<string, JobClass>
  /** Jobs that this process runs side by side. */
  concurrency?: number
  prefix?: string
  /** Milliseconds before every further attempt, instead of twice as long each time; for tests. */
  retryDelayMs?: number
}

/** Runs the jobs of the queue until it is closed. Any number of workers may run side by side. */
export class QueueWorker {
  readonly #worker: BullWorker
  readonly #scheduler: BullDriver
  readonly #jobs: Map<string, JobClass>

  constructor({ jobs, concurrency = 4, prefix = QUEUE_PREFIX, retryDelayMs }: QueueWorkerOptions) {
    this.#jobs = jobs
    this.#scheduler = new BullDriver(prefix)
    this.#worker = new BullWorker(QUEUE_NAME, (job) => this.#run(job.name, job.data), {
      prefix,
      concurrency,
      autorun: false,
      connection: connectionOptions('worker'),
      settings: { backoffStrategy: (attempt) => retryDelayMs ?? BACKOFF_MS * 2 ** (attempt - 1) },
    })
    this.#worker.on('error', (error) => logger.error({ err: error }, 'the worker lost Redis'))
    this.#worker.on('failed', (job, error) => {
      const last = job === undefined || job.attemptsMade >= (job.opts.attempts ?? 1)
      logger[last ? 'error' : 'warn'](
        { err: error, job: job?.name, jobId: job?.id, attempt: job?.attemptsMade },
        last ? 'a job failed for good' : 'a job failed and is tried again'
      )
    })
  }

  async start(): Promise<void> {
    for (const job of this.#jobs.values()) {
      if (job.everyMs) await this.#scheduler.schedule(job, job.everyMs)
    }
    void this.#worker.run()
    await this.#worker.waitUntilReady()
  }

  /** Takes no more jobs, lets the running ones finish, then lets go of Redis. */
  async close(): Promise<void> {
    await this.#worker.close()
    await this.#scheduler.close()
  }

  async #run(name: string, payload: Payload): Promise<void> {
    const job = this.#jobs.get(name)
    if (!job)
      throw new UnrecoverableError(`no job is called ${name}: is it registered in start/jobs.ts?`)
    await new job().handle(payload)
  }
}
