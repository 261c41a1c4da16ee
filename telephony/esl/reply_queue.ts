import type { Clock } from './clock.ts'
import type { Frame } from './frame_decoder.ts'

/** The commands that were sent and not answered yet, in order. */
export class ReplyQueue {
  readonly #clock: Clock
  #waiting: Array<{ sentAtMs: number; done: (frame: Frame | null) => void }> = []
  /** First one of `#waiting` that is still open; the ones before it are cut off now and then. */
  #next = 0
  #lastAnswerMs: number
  #lastSentMs: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#lastAnswerMs = clock.monotonicMs()
    this.#lastSentMs = this.#lastAnswerMs
  }

  /** Takes the next place in the order. Gives null when the connection is lost first. */
  await(): Promise<Frame | null> {
    const sentAtMs = this.#clock.monotonicMs()
    this.#lastSentMs = sentAtMs
    return new Promise((done) => this.#waiting.push({ sentAtMs, done }))
  }

  /** The switch's next answer: it belongs to the oldest open command. One too many is ignored. */
  answer(frame: Frame): void {
    this.#lastAnswerMs = this.#clock.monotonicMs()
    const first = this.#waiting[this.#next]
    if (first === undefined) return
    this.#next++
    if (this.#next === this.#waiting.length || this.#next > 1_000) {
      this.#waiting = this.#waiting.slice(this.#next)
      this.#next = 0
    }
    first.done(frame)
  }

  /** How long the switch has owed an answer without giving any; 0 when it owes none. */
  silenceMs(): number {
    const first = this.#waiting[this.#next]
    if (first === undefined) return 0
    return this.#clock.monotonicMs() - Math.max(first.sentAtMs, this.#lastAnswerMs)
  }

  /** How long nothing was asked. */
  idleMs(): number {
    return this.#clock.monotonicMs() - this.#lastSentMs
  }

  abandon(): void {
    const open = this.#waiting.slice(this.#next)
    this.#waiting = []
    this.#next = 0
    for (const item of open) item.done(null)
  }
}
