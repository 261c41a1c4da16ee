import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import {
  CAMPAIGN_STEPS,
  type CampaignState,
  type CampaignStep,
} from '#app/callbacks/campaign_rules'
import { campaignNotFound, campaignRefused } from '#app/callbacks/errors'

/** Starts, pauses or stops a campaign. Calls that are under way go on; a stopped campaign stays stopped. */
export class ChangeCampaign {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: { campaignId: number; employeeId: number; step: CampaignStep }) {
    const { from, to } = CAMPAIGN_STEPS[input.step]
    const now = this.clock.now().toJSDate()
    await inTransaction(async (trx) => {
      const campaign: { state: CampaignState; started_at: Date | null } | null = await trx
        .from('campaigns')
        .where('id', input.campaignId)
        .forUpdate()
        .first()
      if (!campaign) throw campaignNotFound()
      if (!(from as readonly CampaignState[]).includes(campaign.state)) {
        throw campaignRefused('wrong_state')
      }
      await trx
        .from('campaigns')
        .where('id', input.campaignId)
        .update({
          state: to,
          started_at: campaign.started_at ?? (to === 'running' ? now : null),
          ended_at: to === 'stopped' ? now : null,
          updated_at: now,
        })
      if (to === 'stopped') {
        await trx
          .from('campaign_contacts')
          .where('campaign_id', input.campaignId)
          .whereIn('state', ['pending', 'assigned'])
          .update({ state: 'stopped', updated_at: now })
      }
      await new RecordAudit(this.clock).handle({
        employeeId: input.employeeId,
        action: `campaigns.${input.step}`,
        subjectType: 'campaign',
        subjectId: String(input.campaignId),
        before: { state: campaign.state },
        after: { state: to },
      })
    })
  }
}
