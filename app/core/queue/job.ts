/** What a job is told: plain data that survives JSON. */
export type Payload = { [key: string]: Json }
type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/**
 * A piece of work for the worker. A job is short: it names itself, takes its payload and calls a service. It may run
 * twice (a worker that is killed leaves it to the next one), so running it again must do no harm.
 */
export abstract class Job<P extends Payload = Payload> {
  abstract handle(payload: P): Promise<void>
}

/** The class of a job. `name` is what the queue stores, such as `statistics.recompute_placement`. */
export type JobClass<P extends Payload = Payload> = {
  new (): Job<P>
  readonly name: string
  /** How often it is tried in all; 5 unless told. */
  readonly attempts?: number
  /** Runs by itself with an empty payload every so many milliseconds, once among all workers. */
  readonly everyMs?: number
}

export const DEFAULT_ATTEMPTS = 5

/** Milliseconds before the second attempt; each further one waits twice as long. */
export const BACKOFF_MS = 1000
