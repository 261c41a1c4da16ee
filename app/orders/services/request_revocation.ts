import { type Clock, SystemClock } from '#core/clock'
import { readableInstant } from '#core/period'
import type { Actor } from '#app/orders/actor'
import { orderRefused } from '#app/orders/errors'
import { openRequest, type RevocationWish, tellBothSides } from '#app/orders/revocation_requests'
import { TransitionOrder } from '#app/orders/services/transition_order'

export type RequestRevocationInput = {
  orderId: number
  version?: number
  /** The order is wrong and comes back to be edited, or the customer does not want it any more. */
  wish: RevocationWish
  reason: string
  actor: Actor
  workstation?: string | null
}

/** TR30: sales asks the warehouse to take an order back before it leaves the house. */
export class RequestRevocation {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: RequestRevocationInput): Promise<{ version: number }> {
    const reason = input.reason.trim()
    if (!reason) throw orderRefused('REASON_MISSING', 'reason')
    const { order } = await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      version: input.version,
      event: 'request_revocation',
      actor: input.actor,
      reason,
      workstation: input.workstation,
      work: async (locked, trx) => {
        const earlier = await openRequest(trx, locked.id)
        if (earlier) {
          const values = { by: earlier.requester, at: readableInstant(earlier.createdAt) }
          throw orderRefused('REVOCATION_ASKED', undefined, values, {}, 409)
        }
        await trx.table('revocation_requests').insert({
          order_id: locked.id,
          wish: input.wish,
          reason,
          status: 'open',
          requested_by: input.actor.id,
          created_at: this.clock.now().toJSDate(),
        })
        tellBothSides(input.actor.id)
        return { changes: { wish: input.wish } }
      },
    })
    return { version: order.version }
  }
}
