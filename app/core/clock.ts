import { DateTime } from 'luxon'

/** The time as the domain sees it; injected so that tests and the demo's faster day can set it. */
export interface Clock {
  now(): DateTime
}

/** Wall time. */
export class SystemClock implements Clock {
  now() {
    return DateTime.utc()
  }
}

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  #at: DateTime

  constructor(at: DateTime | string) {
    this.#at = typeof at === 'string' ? DateTime.fromISO(at, { zone: 'utc' }) : at.toUTC()
  }

  now() {
    return this.#at
  }

  advance(duration: {
    days?: number
    hours?: number
    minutes?: number
    seconds?: number
    milliseconds?: number
  }) {
    this.#at = this.#at.plus(duration)
  }

  moveTo(at: DateTime) {
    this.#at = at.toUTC()
  }
}
