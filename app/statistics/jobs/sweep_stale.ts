import { Job } from '#core/queue/job'
import { placementChannel } from '#core/live/channels'
import { SweepStaleBuckets } from '#app/statistics/services/sweep_stale_buckets'
import { tellSoon } from '#app/statistics/tell_soon'

/** Brings the figures behind stale marks up to date, every two seconds. */
export default class SweepStaleJob extends Job {
  static override readonly name = 'statistics.sweep_stale'
  static readonly everyMs = 2000

  async handle() {
    for (const id of await new SweepStaleBuckets().handle()) {
      tellSoon(placementChannel(id), { type: 'slot_changed', placementId: id })
    }
  }
}
