import { Job } from '#core/queue/job'
import { MarkRecentStale } from '#app/statistics/services/mark_recent_stale'

/** Every ten minutes: the figures of the last days are computed again, in case a mark was lost. */
export default class MarkRecentStaleJob extends Job {
  static override readonly name = 'statistics.mark_recent_stale'
  static readonly everyMs = 600_000

  async handle() {
    await new MarkRecentStale().handle()
  }
}
