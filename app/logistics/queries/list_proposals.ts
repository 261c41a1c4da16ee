import db from '@adonisjs/lucid/services/db'
import { MOST_ROWS } from '#app/logistics/services/accept_feedback_batch'
import type { ReturnReason } from '#app/logistics/services/record_feedback'

export type ProposalRow = {
  id: number
  result: 'delivered' | 'returned'
  reason: ReturnReason | null
  waybillNo: string
  carrier: string
  ownDelivery: boolean
  orderId: number
  orderNo: string
  name: string
  /** Cash to collect; 0 for what was paid before. */
  collectFen: number
  /** When it happened, as the carrier tells. */
  toldAt: string
}

/** What carriers tell as delivered or come back and nobody accepted yet, the oldest first: one batch at most. */
export class ListProposals {
  async handle(): Promise<{ rows: ProposalRow[]; total: number }> {
    const open = () =>
      db
        .from('feedback_proposals as p')
        .join('shipments as s', 's.id', 'p.shipment_id')
        .join('orders as o', 'o.id', 's.order_id')
        .join('carriers as c', 'c.id', 's.carrier_id')
        .where('p.state', 'open')
    const [rows, [{ total }]] = await Promise.all([
      open()
        .orderBy(['p.told_at', 'p.id'])
        .limit(MOST_ROWS)
        .select('p.id', 'p.result', 'p.reason', 'p.told_at as toldAt', 's.waybill_no as waybillNo')
        .select('c.name as carrier', 'c.own', 'o.id as orderId', 'o.order_no as orderNo')
        .select('o.receiver_name as name', 'o.payment_mode as mode', 'o.total_fen as totalFen'),
      open().count('* as total'),
    ])
    return {
      total: Number(total),
      rows: rows.map(({ own, mode, totalFen, toldAt, ...row }) => ({
        ...row,
        ownDelivery: Boolean(own),
        collectFen: mode === 'cod' ? Number(totalFen) : 0,
        toldAt: (toldAt as Date).toISOString(),
      })),
    }
  }
}
