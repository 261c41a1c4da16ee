import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { withinHours } from '#app/callbacks/campaign_rules'
import { campaignOf } from '#app/callbacks/campaign_row'

export type ClaimContactInput = { employeeId: number; campaignId: number }

/**
 * Gives an agent the next due contact of a campaign, or null. Contacts that somebody else is just taking are passed
 * over, so two agents never get the same.
 */
export class ClaimContact {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ employeeId, campaignId }: ClaimContactInput): Promise<number | null> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const row = await trx.from('campaigns').where('id', campaignId).first()
      if (!row) return null
      const campaign = campaignOf(row)
      if (campaign.state !== 'running') return null
      if (!withinHours(campaign.callFrom, campaign.callTo, now)) return null
      const kept = await trx
        .from('campaign_contacts')
        .where({ campaign_id: campaignId, employee_id: employeeId })
        .whereIn('state', ['assigned', 'dialling', 'talking', 'reached'])
        .select('id')
        .first()
      if (kept) return kept.id
      const next = await trx
        .from('campaign_contacts')
        .where({ campaign_id: campaignId, state: 'pending' })
        .where('next_at', '<=', now.toJSDate())
        .orderBy(['next_at', 'id'])
        .limit(1)
        .forUpdate()
        .skipLocked()
        .select('id')
        .first()
      if (!next) return null
      await trx
        .from('campaign_contacts')
        .where('id', next.id)
        .update({ state: 'assigned', employee_id: employeeId, updated_at: now.toJSDate() })
      return next.id
    })
  }
}
