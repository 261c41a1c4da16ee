import { type Clock, SystemClock } from '#core/clock'
import type { Actor } from '#app/orders/actor'
import { orderRefused } from '#app/orders/errors'
import { TransitionOrder } from '#app/orders/services/transition_order'

export type DeleteOrderInput = {
  actor: Actor
  orderId: number
  version?: number
  reason?: string | null
  workstation?: string | null
}

/** TR3 (a draft that never was confirmed) and TR9 (a revoked order): marks the row; its number is not used again. */
export class DeleteOrder {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: DeleteOrderInput): Promise<void> {
    await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      version: input.version,
      event: 'delete',
      actor: input.actor,
      reason: input.reason,
      workstation: input.workstation,
      work: async (order) => {
        if (order.paidFen > 0) throw orderRefused('PAYMENTS_EXIST', undefined, {}, {}, 409)
        return { set: { deletedAt: this.clock.now().toJSDate() } }
      },
    })
  }
}
