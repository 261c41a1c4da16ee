import type { JobClass, Payload } from '#core/queue/job'

export type DispatchOptions = {
  /**
   * Names the work itself, such as `placement:41`. While a job of this id waits, another dispatch of it adds nothing;
   * while it runs, it runs once more afterwards with the latest payload. Once it has finished, the id is free again.
   */
  jobId?: string
  /** Wait at least this many milliseconds. */
  delayMs?: number
}

/** Where jobs go: the real queue, or a fake that passes the same contract suite. */
export interface QueueDriver {
  push(job: JobClass<never>, payload: Payload, options: DispatchOptions): Promise<void>
  close(): Promise<void>
}
