import { Job } from '#core/queue/job'
import { PaceCampaigns } from '#app/callbacks/services/pace_campaigns'

/** The beat of the outbound campaigns. */
export default class PaceCampaignsJob extends Job {
  static override readonly name = 'callbacks.pace_campaigns'
  static readonly everyMs = 1000
  static readonly attempts = 1

  async handle() {
    await new PaceCampaigns().handle()
  }
}
