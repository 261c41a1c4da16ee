import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export type ReturnableLine = {
  position: number
  productId: number
  product: string
  specification: string
  unitPriceFen: number
  /** Pieces that were delivered. */
  quantity: number
  /** Of them, those that no case has taken back or is about to. */
  returnable: number
  sellingMethod: 'direct' | 'cross_sell' | 'gift'
  isTrial: boolean
  trialOutcome: 'pending' | 'kept' | 'returned' | null
  /** No return without a reason. */
  excluded: boolean
}

type Row = Omit<ReturnableLine, 'returnable' | 'isTrial' | 'excluded'> & {
  taken: string
  isTrial: number
  excluded: number
}

/** The lines of an order with what may still go back. Rejected cases, and those closed without goods, took nothing. */
export async function returnableLines(
  orderId: number,
  client: QueryClientContract
): Promise<ReturnableLine[]> {
  const [rows] = await client.rawQuery(
    `SELECT line.position, line.product_id AS productId, line.product_name AS product,
       line.specification, line.unit_price_fen AS unitPriceFen, line.quantity,
       line.selling_method AS sellingMethod, line.is_trial AS isTrial,
       line.trial_outcome AS trialOutcome, product.return_excluded AS excluded,
       COALESCE((SELECT SUM(taken.quantity) FROM rma_lines taken JOIN rmas rma ON rma.id = taken.rma_id
         WHERE rma.order_id = line.order_id AND taken.position = line.position
           AND rma.status <> 'rejected' AND NOT (rma.status = 'closed'
             AND rma.refund_fen IS NULL AND rma.exchange_order_id IS NULL)), 0) AS taken
     FROM order_lines line JOIN products product ON product.id = line.product_id
     WHERE line.order_id = ? ORDER BY line.position`,
    [orderId]
  )
  return (rows as Row[]).map(({ taken, isTrial, excluded, ...row }) => ({
    ...row,
    returnable: row.quantity - Number(taken),
    isTrial: Boolean(isTrial),
    excluded: Boolean(excluded),
  }))
}
