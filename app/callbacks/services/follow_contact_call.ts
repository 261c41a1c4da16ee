import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { minutesToRetry, nextWithinHours, outcomeOf } from '#app/callbacks/campaign_rules'
import { campaignOf } from '#app/callbacks/campaign_row'

/**
 * Takes over what became of the call to a contact: talking, reached, to be tried again, or not reached. Told early,
 * late or twice, the contact ends in the same state: only a contact whose present call this is moves.
 */
export class FollowContactCall {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(callId: string): Promise<void> {
    await inTransaction(async (trx) => {
      const contact = await trx
        .from('campaign_contacts')
        .where('call_id', callId)
        .whereIn('state', ['dialling', 'talking'])
        .forUpdate()
        .first()
      if (!contact) return
      const call = await trx
        .from('calls')
        .where('id', callId)
        .select('stage', 'outcome', 'hangup_cause', 'talk_ms', 'answered_at', 'ended_at')
        .first()
      const now = this.clock.now()
      const update = (changes: Record<string, unknown>) =>
        trx
          .from('campaign_contacts')
          .where('id', contact.id)
          .update({ ...changes, updated_at: now.toJSDate() })
      if (!call) return
      // Hung up is not all: what became of the call is known a moment later.
      if (call.outcome === null) {
        if (call.answered_at !== null && contact.state === 'dialling') {
          await update({ state: 'talking' })
        }
        return
      }
      const outcome = outcomeOf({
        outcome: call.outcome,
        cause: call.hangup_cause,
        talked: call.talk_ms > 0,
      })
      await trx
        .from('campaign_attempts')
        .where('call_id', callId)
        .update({ outcome, ended_at: call.ended_at })
      if (outcome === 'answered') {
        await update({ state: 'reached', outcome })
        return
      }
      const campaign = campaignOf(
        await trx.from('campaigns').where('id', contact.campaign_id).firstOrFail()
      )
      const minutes = minutesToRetry(campaign, contact.attempts, outcome)
      const stopped = campaign.state === 'stopped'
      if (minutes === null || stopped) {
        await update({ state: stopped ? 'stopped' : 'unreached', outcome, call_id: null })
        return
      }
      const next = nextWithinHours(campaign.callFrom, campaign.callTo, now.plus({ minutes }))
      await update({
        state: 'pending',
        outcome,
        call_id: null,
        // Who is tried again belongs to whoever is free then.
        employee_id: null,
        next_at: next.toJSDate(),
      })
    })
  }
}
