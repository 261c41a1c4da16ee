import { type Clock, SystemClock } from '#core/clock'
import type { Actor } from '#app/orders/actor'
import { notYourOrder, orderRefused } from '#app/orders/errors'
import type { Inquiry } from '#app/orders/inquiries'
import { mayInquire } from '#app/orders/policies/order_policy'
import { TransitionOrder } from '#app/orders/services/transition_order'

export type RecordInquiryInput = {
  orderId: number
  version?: number
  inquiry: Inquiry
  remark?: string | null
  actor: Actor
  workstation?: string | null
}

/** TR24 垂: what the customer says of the delivery. It changes no status; where it contradicts one, somebody looks into it. */
export class RecordInquiry {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: RecordInquiryInput): Promise<{ version: number }> {
    const { actor, inquiry } = input
    const { order } = await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      version: input.version,
      event: 'inquire',
      actor,
      workstation: input.workstation,
      reason: input.remark?.trim() || null,
      work: async (locked) => {
        if (!mayInquire(actor, locked)) throw notYourOrder(locked.orderNo)
        if (!locked.printedAt) {
          throw orderRefused('NOT_PRINTED_YET', undefined, { orderNo: locked.orderNo }, {}, 409)
        }
        return { set: { inquiry }, changes: { inquiry: [locked.inquiry, inquiry] } }
      },
    })
    return { version: order.version }
  }
}
