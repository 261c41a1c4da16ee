import db from '@adonisjs/lucid/services/db'
import { HandOverOrder } from '#app/logistics/services/hand_over_order'
import { RecordFeedback } from '#app/logistics/services/record_feedback'
import { type Dispatch, makePrinted } from '#database/factories/logistics'

/** A parcel that its carrier, or the courier of our own who is named, delivered and collected the cash for. */
export async function givenCollected(dispatch: Dispatch, courierId: number | null = null) {
  const printed = await makePrinted(dispatch)
  await new HandOverOrder().handle({ orderId: printed.orderId, actor: dispatch.clerk })
  await new RecordFeedback().handle({
    waybillNo: printed.waybillNo,
    result: 'delivered',
    reason: null,
    courierId,
    deliveryFeeFen: 0,
    remark: null,
    batchId: null,
    actor: dispatch.clerk,
  })
  return printed
}

/** What the ledger of an order says, sums by kind. */
export async function cashOf(orderId: number): Promise<Record<string, number>> {
  const rows = await db
    .from('cod_entries')
    .where('order_id', orderId)
    .groupBy('kind')
    .select('kind')
    .sum('amount_fen as fen')
  return Object.fromEntries(rows.map(({ kind, fen }) => [kind, Number(fen)]))
}
