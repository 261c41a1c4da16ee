import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'

/** The agent did not pick up, so the customer heard nothing of it: the contact goes back, and it was no attempt. */
export class ReturnContact {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(callId: string): Promise<void> {
    const now = this.clock.now().toJSDate()
    await inTransaction(async (trx) => {
      // Told after the call's end, the customer's silence was ours.
      const open = await trx
        .from('campaign_attempts')
        .where('call_id', callId)
        .where((unanswered) => {
          unanswered.whereNull('outcome').orWhereIn('outcome', ['no_answer', 'failed', 'busy'])
        })
        .select('id', 'contact_id')
        .forUpdate()
        .first()
      if (!open) return
      await trx
        .from('campaign_attempts')
        .where('id', open.id)
        .update({ outcome: 'agent_away', ended_at: now })
      await trx
        .from('campaign_contacts')
        .where('id', open.contact_id)
        .whereIn('state', ['dialling', 'pending', 'unreached'])
        .update({
          state: 'pending',
          attempts: trx.raw('greatest(attempts, 1) - 1'),
          outcome: 'agent_away',
          call_id: null,
          employee_id: null,
          next_at: now,
          updated_at: now,
        })
    })
  }
}
