import { type Clock, SystemClock } from '#core/clock'
import { type Inspected, SortPieces } from '#app/products/services/sort_pieces'
import type { Actor } from '#app/orders/actor'
import { orderLines } from '#app/orders/order_lines'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { nextReceipt } from '#app/logistics/return_receipt'

export type InspectReturnedGoodsInput = {
  orderId: number
  version?: number
  /** What was found of each product that was received. */
  lines: Inspected[]
  remark?: string | null
  actor: Actor
  workstation?: string | null
}

/** TR19: goods that came back are looked at, and go to be sold again, to the damaged ones or out of the books. */
export class InspectReturnedGoods {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: InspectReturnedGoodsInput): Promise<{ version: number }> {
    const { actor, lines } = input
    const { order } = await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      version: input.version,
      event: 'inspect',
      actor,
      workstation: input.workstation,
      reason: input.remark?.trim() || null,
      work: async (locked, trx) => {
        const returnReceipt = await nextReceipt(locked, 'inspect', trx)
        await new SortPieces(this.clock).handle({
          pieces: await orderLines(trx, locked.id),
          inspected: lines,
          warehouseId: locked.warehouseId!,
          causeType: 'order',
          causeId: String(locked.id),
          employeeId: actor.id,
        })
        return {
          set: { returnReceipt },
          changes: { returnReceipt: [locked.returnReceipt, returnReceipt], inspected: lines },
        }
      },
    })
    return { version: order.version }
  }
}
