import { DEFAULT_ATTEMPTS, type JobClass, type Payload } from '#core/queue/job'
import type { DispatchOptions, QueueDriver } from '#core/queue/driver'

type Waiting = { job: JobClass<never>; payload: Payload; id: string | null; dueAt: number }

/**
 * A queue in memory that obeys the same rules as the real one. Nothing runs until a test says `work()`; `jobs` shows
 * what waits. Delays are counted on the clock that `passTime` moves.
 */
export class FakeQueue implements QueueDriver {
  #waiting: Waiting[] = []
  #again: Waiting | null = null
  #running: string | null = null
  #now = 0

  /** What waits, in the order it would run. */
  get jobs(): { name: string; payload: Payload }[] {
    return this.#waiting.map(({ job, payload }) => ({ name: job.name, payload }))
  }

  async push(job: JobClass<never>, payload: Payload, { jobId, delayMs = 0 }: DispatchOptions) {
    const id = jobId ? `${job.name}/${jobId}` : null
    const waiting: Waiting = {
      job,
      // What is not plain data is lost here just as it is in Redis.
      payload: JSON.parse(JSON.stringify(payload)) as Payload,
      id,
      dueAt: this.#now + delayMs,
    }
    if (id !== null && id === this.#running) this.#again = waiting
    else if (id === null || !this.#waiting.some((other) => other.id === id))
      this.#waiting.push(waiting)
  }

  passTime(ms: number) {
    this.#now += ms
  }

  /** Runs what is due until nothing is; gives back the errors of jobs that failed in every attempt. */
  async work(): Promise<unknown[]> {
    const errors: unknown[] = []
    for (let next = this.#takeDue(); next; next = this.#takeDue()) {
      this.#running = next.id
      const error = await this.#run(next)
      if (error !== null) errors.push(error)
      this.#running = null
      if (this.#again) this.#waiting.push(this.#again)
      this.#again = null
    }
    return errors
  }

  async close() {
    this.#waiting = []
  }

  #takeDue(): Waiting | undefined {
    const index = this.#waiting.findIndex(({ dueAt }) => dueAt <= this.#now)
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0]
  }

  async #run({ job, payload }: Waiting): Promise<unknown> {
    const attempts = job.attempts ?? DEFAULT_ATTEMPTS
    for (let attempt = 1; ; attempt++) {
      try {
        await new job().handle(payload as never)
        return null
      } catch (error) {
        if (attempt >= attempts) return error
      }
    }
  }
}
