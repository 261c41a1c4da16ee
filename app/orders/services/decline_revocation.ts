import { type Clock, SystemClock } from '#core/clock'
import type { Actor } from '#app/orders/actor'
import { orderRefused } from '#app/orders/errors'
import { answerRequest } from '#app/orders/revocation_requests'
import { TransitionOrder } from '#app/orders/services/transition_order'

export type DeclineRevocationInput = {
  orderId: number
  version?: number
  reason: string
  actor: Actor
  workstation?: string | null
}

/** TR30: the warehouse does not take the order back, and says why. */
export class DeclineRevocation {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: DeclineRevocationInput): Promise<{ version: number }> {
    const reason = input.reason.trim()
    if (!reason) throw orderRefused('REASON_MISSING', 'reason')
    const { order } = await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      version: input.version,
      event: 'decline_revocation',
      actor: input.actor,
      reason,
      workstation: input.workstation,
      work: async (locked, trx) => {
        const answered = await answerRequest(trx, {
          orderId: locked.id,
          status: 'declined',
          answeredBy: input.actor.id,
          answer: reason,
          at: this.clock.now().toJSDate(),
        })
        if (!answered) throw orderRefused('NOTHING_ASKED', undefined, {}, {}, 409)
      },
    })
    return { version: order.version }
  }
}
