import type { DateTime } from 'luxon'
import { type Clock, SystemClock } from '#core/clock'
import type { Transaction } from '#core/transaction'
import { HandOverStock } from '#app/products/services/hand_over_stock'
import type { Actor } from '#app/orders/actor'
import type { LockedOrder, OrderChanges } from '#app/orders/locked_order'
import { TransitionOrder } from '#app/orders/services/transition_order'

export type HandOverOrderInput = {
  orderId: number
  version?: number
  /** Null when the carrier told that it has the parcel. */
  actor: Actor | null
  workstation?: string | null
}

/**
 * What leaving the house changes: stock, the parcel's state, the cash that is now expected. Done by a hand-over, or by
 * feedback straight from `printed` while hand-over is not required. Answers what to write to the order.
 */
export async function leaveTheHouse(
  order: LockedOrder,
  actor: Actor | null,
  at: DateTime,
  trx: Transaction
): Promise<OrderChanges> {
  const instant = at.toJSDate()
  await new HandOverStock().handle({ trx, orderId: order.id, employeeId: actor?.id ?? null, at })
  const shipment = await trx
    .from('shipments')
    .where({ order_id: order.id, status: 'printed' })
    .forUpdate()
    .firstOrFail()
  await trx
    .from('shipments')
    .where('id', shipment.id)
    .update({ status: 'handed_over', handed_over_at: instant, updated_at: instant })
  await trx.table('waybill_events').insert({
    shipment_id: shipment.id,
    event: 'handed_over',
    employee_id: actor?.id ?? null,
    created_at: instant,
  })
  if (order.paymentMode !== 'cod') return { handedOverAt: instant }
  await trx.table('cod_entries').insert({
    order_id: order.id,
    kind: 'expected',
    amount_fen: order.totalFen,
    carrier_id: shipment.carrier_id,
    created_at: instant,
  })
  return { handedOverAt: instant, codState: 'expected' }
}

/** TR15 交寄: the printed parcel leaves with its carrier. */
export class HandOverOrder {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: HandOverOrderInput): Promise<{ version: number }> {
    const { order } = await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      version: input.version,
      event: 'hand_over',
      actor: input.actor,
      workstation: input.workstation,
      work: async (locked, trx) => ({
        set: await leaveTheHouse(locked, input.actor, this.clock.now(), trx),
      }),
    })
    return { version: order.version }
  }
}
