import { Job } from '#core/queue/job'
import { ApplyRetention } from '#app/calls/services/apply_retention'

/** Every hour: recordings whose time is up, or that are beyond the space allowed, are deleted. */
export default class ApplyRetentionJob extends Job {
  static override readonly name = 'calls.apply_retention'
  static readonly everyMs = 3_600_000

  async handle() {
    await new ApplyRetention().handle()
  }
}
