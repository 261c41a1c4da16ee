import { type Clock, SystemClock } from '#core/clock'
import { ReleaseStock } from '#app/products/services/release_stock'
import type { Actor } from '#app/orders/actor'
import { orderRefused } from '#app/orders/errors'
import { RecallShipments } from '#app/orders/services/recall_shipments'
import { TransitionOrder } from '#app/orders/services/transition_order'

export type RevokeOrderInput = {
  actor: Actor
  orderId: number
  version?: number
  /** What is wrong with the order; sales reads it. */
  reason: string
  workstation?: string | null
}

/** TR7 错单撤销: a wrong order that is not printed goes back to sales. */
export class RevokeOrder {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: RevokeOrderInput): Promise<{ version: number }> {
    const reason = input.reason.trim()
    if (!reason) throw orderRefused('REASON_MISSING', 'reason')
    const { order } = await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      version: input.version,
      event: 'revoke',
      actor: input.actor,
      reason,
      workstation: input.workstation,
      work: async (locked, trx) => {
        await new RecallShipments().handle({ trx, orderId: locked.id, at: this.clock.now() })
        await new ReleaseStock().handle({ trx, orderId: locked.id })
        return { set: { stockHold: false, reviewState: 'none' } }
      },
    })
    return { version: order.version }
  }
}
