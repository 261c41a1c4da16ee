import db from '@adonisjs/lucid/services/db'
import { SystemClock, type Clock } from '#core/clock'

const DAYS = 3

/**
 * Marks every placement of the last days. A process that dies between a fact's commit and its mark leaves a bucket
 * behind its facts; this brings it up to date again.
 */
export class MarkRecentStale {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle(): Promise<void> {
    const now = this.#clock.now()
    await db.rawQuery(
      `insert into stale_buckets (kind, bucket, marked, marked_at)
       select 'placement', cast(id as char), 1, ? from placements
       where starts_at between ? and ? order by id
       on duplicate key update marked = marked + 1`,
      [now.toJSDate(), now.minus({ days: DAYS }).toJSDate(), now.toJSDate()]
    )
  }
}
