/** Time as the telephony code sees it, so that tests can drive it by hand. */
export interface Clock {
  /** Milliseconds that never jump back, from an arbitrary start. */
  monotonicMs(): number
  /** Microseconds since 1970. */
  nowUs(): number
  /** Runs `task` once after `milliseconds`; the result cancels it. */
  after(milliseconds: number, task: () => void): () => void
}

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  nowUs: () => Math.round(Date.now() * 1000),
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds)
    return () => clearTimeout(timer)
  },
}
