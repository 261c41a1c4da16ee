import { type Clock, SystemClock } from '#core/clock'
import { isDuplicate } from '#core/statements'
import { inTransaction } from '#core/transaction'
import { RecalculateClass } from '#app/customers/services/recalculate_class'

export type AwardPointsInput = {
  customerId: number
  /** May be negative: a penalty or a reversal. */
  points: number
  reason: 'delivered' | 'refused' | 'feedback_corrected' | 'rma_refund' | 'trial_kept'
  causeType: string
  causeId: string
}

/** Enters points once for a cause and reason, and brings the customer's points and class up to date. */
export class AwardPoints {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: AwardPointsInput): Promise<void> {
    await inTransaction(async (trx) => {
      await trx
        .from('customers')
        .where('id', input.customerId)
        .select('id')
        .forUpdate()
        .firstOrFail()
      try {
        await trx.table('point_entries').insert({
          customer_id: input.customerId,
          points: input.points,
          reason: input.reason,
          cause_type: input.causeType,
          cause_id: input.causeId,
          created_at: this.clock.now().toJSDate(),
        })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
      await new RecalculateClass(this.clock).handle({ customerId: input.customerId })
    })
  }
}
