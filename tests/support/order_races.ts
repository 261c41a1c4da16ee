import db from '@adonisjs/lucid/services/db'
import { DomainError } from '#core/domain_error'
import { PrintOrder } from '#app/logistics/services/print_order'
import { ConfirmOrder } from '#app/orders/services/confirm_order'
import { RevokeOrder } from '#app/orders/services/revoke_order'
import { type Dispatch, makeConfirmed } from '#database/factories/logistics'
import { type Trade, makeOrder } from '#database/factories/orders'

/** What a race came to: how many won, the codes that refused the others, and what is stored afterwards. */
export type RaceResult = {
  orderId: number
  winners: number
  refusals: string[]
  status: string
  shipmentStatus: string
  waybillNo: string | null
}

/** Print and revoke on one confirmed order at the same moment; `revokeFirst` sends the revocation off first. */
export async function racePrintAgainstRevoke(
  dispatch: Dispatch,
  revokeFirst: boolean
): Promise<RaceResult> {
  const orderId = await makeConfirmed(dispatch)
  const attempts = [
    () => new PrintOrder().handle({ orderId, actor: dispatch.clerk }),
    () => new RevokeOrder().handle({ orderId, reason: '错单', actor: dispatch.warehouseLead }),
  ]
  if (revokeFirst) attempts.reverse()
  const results = await Promise.allSettled(attempts.map((attempt) => attempt()))
  const refusals = results.flatMap((result) => {
    if (result.status === 'fulfilled') return []
    if (!(result.reason instanceof DomainError)) throw result.reason
    return [result.reason.code ?? 'refused']
  })
  const order = await db.from('orders').where('id', orderId).firstOrFail()
  const shipment = await db
    .from('shipments')
    .where('order_id', orderId)
    .orderBy('id', 'desc')
    .firstOrFail()
  return {
    orderId,
    winners: results.length - refusals.length,
    refusals,
    status: order.status,
    shipmentStatus: shipment.status,
    waybillNo: shipment.waybill_no,
  }
}

/** Whether exactly one won, the other was told the state, and parcel and number fit the winner. */
export function hasOneWinner({ winners, refusals, status, ...parcel }: RaceResult): boolean {
  const printed = status === 'printed'
  return (
    winners === 1 &&
    refusals[0] === 'ILLEGAL_TRANSITION' &&
    (printed || status === 'revoked') &&
    parcel.shipmentStatus === (printed ? 'printed' : 'recalled') &&
    (parcel.waybillNo !== null) === printed
  )
}

/** Confirms `count` drafts of one piece each at the same moment; gives how many were served and what is reserved. */
export async function confirmAtOnce(
  trade: Trade,
  productId: number,
  count: number
): Promise<{ served: number; onHand: number; reserved: number; reservations: number }> {
  const drafts: number[] = []
  for (let index = 0; index < count; index++) {
    const { orderId } = await makeOrder(trade, { lines: [{ productId }] })
    drafts.push(orderId)
  }
  const results = await Promise.all(
    drafts.map((orderId) => new ConfirmOrder().handle({ actor: trade.agent, orderId }))
  )
  const level = await db
    .from('stock_levels')
    .where({ product_id: productId, warehouse_id: trade.warehouseId })
    .firstOrFail()
  const [kept] = await db
    .from('reservations')
    .where('product_id', productId)
    .sum('quantity as pieces')
  return {
    served: results.filter((result) => !result.stockHold).length,
    onHand: level.on_hand,
    reserved: level.reserved,
    reservations: Number(kept.pieces),
  }
}
