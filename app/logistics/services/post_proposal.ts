import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { setting } from '#app/organisation/settings'
import { statementAgrees } from '#app/logistics/queries/statement_agrees'
import { RecordFeedback } from '#app/logistics/services/record_feedback'

/**
 * TR16 without a person, only where setting `auto_feedback` wants it: what is delivered and either paid for, or paid to
 * the carrier whose statement names the parcel with what is due. Everything else waits on the work list.
 */
export class PostProposal {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ proposalId }: { proposalId: number }): Promise<void> {
    if (!(await setting('auto_feedback'))) return
    const proposal = await db
      .from('feedback_proposals as p')
      .join('shipments as s', 's.id', 'p.shipment_id')
      .join('orders as o', 'o.id', 's.order_id')
      .where({ 'p.id': proposalId, 'p.state': 'open', 'p.result': 'delivered' })
      .select('s.id', 's.waybill_no as waybillNo', 'o.payment_mode as paymentMode')
      .first()
    if (!proposal) return
    if (proposal.paymentMode === 'cod' && !(await statementAgrees(proposal.id))) return
    try {
      await new RecordFeedback(this.clock).handle({
        waybillNo: proposal.waybillNo,
        result: 'delivered',
        reason: null,
        courierId: null,
        deliveryFeeFen: 0,
        remark: null,
        actor: null,
        batchId: null,
      })
    } catch (error) {
      // It stays on the work list, where accepting it tells a person why.
      if (!(error instanceof DomainError)) throw error
    }
  }
}
