import { inTransaction } from '#core/transaction'
import { MarkCallAsSale } from '#app/calls/services/mark_call_as_sale'
import type { Actor } from '#app/orders/actor'
import type { PlacedOrder } from '#app/orders/placed_order'
import { PlaceOrder } from '#app/orders/services/place_order'
import type { PlaceOrderContent } from '#app/orders/order_content'
import { DiscardDraft } from '#app/desk/services/discard_draft'

export type TakeOrderInput = {
  actor: Actor
  content: PlaceOrderContent
  /** The draft that becomes this order; its key is the idempotency key, so that it becomes one order only. */
  draftKey: string
  workstation: string | null
}

/** A20: the order of the call on the desk: placed, confirmed in the same step when asked, its draft gone with it. */
export class TakeOrder {
  async handle({ actor, content, draftKey, workstation }: TakeOrderInput): Promise<PlacedOrder> {
    const placed = await new PlaceOrder().handle({
      ...content,
      actor,
      workstation,
      idempotencyKey: draftKey,
    })
    await inTransaction(async () => {
      if (content.callId) await new MarkCallAsSale().handle(content.callId)
      await new DiscardDraft().handle({ employeeId: actor.id, key: draftKey })
    })
    return placed
  }
}
