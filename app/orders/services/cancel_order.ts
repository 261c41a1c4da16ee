import { type Clock, SystemClock } from '#core/clock'
import { ReleaseStock } from '#app/products/services/release_stock'
import type { Actor } from '#app/orders/actor'
import { orderRefused } from '#app/orders/errors'
import { paymentStateOf } from '#app/orders/facet_states'
import { type LockedOrder, lockOrder } from '#app/orders/locked_order'
import { inTransaction } from '#core/transaction'
import { RecallShipments } from '#app/orders/services/recall_shipments'
import { TransitionOrder } from '#app/orders/services/transition_order'

export type CancelOrderInput = {
  actor: Actor
  orderId: number
  version?: number
  reason: string
  workstation?: string | null
}

/**
 * The customer does not want the order: TR8 cancels a confirmed one, TR10 gives up a draft or revoked one. Terminal;
 * what was paid is then owed back.
 */
export class CancelOrder {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: CancelOrderInput): Promise<{ version: number }> {
    const reason = input.reason.trim()
    if (!reason) throw orderRefused('REASON_MISSING', 'reason')
    return inTransaction(async (trx) => {
      const locked = await lockOrder(trx, input.orderId)
      const { order } = await new TransitionOrder(this.clock).handle({
        order: locked,
        version: input.version,
        event: locked.status === 'draft' || locked.status === 'revoked' ? 'abandon' : 'cancel',
        actor: input.actor,
        reason,
        workstation: input.workstation,
        work: async () => {
          await new RecallShipments().handle({ trx, orderId: locked.id, at: this.clock.now() })
          await new ReleaseStock().handle({ trx, orderId: locked.id })
          return { set: { stockHold: false, paymentState: owedBack(locked) } }
        },
      })
      return { version: order.version }
    })
  }
}

function owedBack(order: LockedOrder) {
  return paymentStateOf({
    totalFen: order.totalFen,
    paidFen: order.paidFen,
    refunded: order.paymentState === 'refunded',
    owedBack: true,
  })
}
