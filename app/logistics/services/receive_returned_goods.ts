import { type Clock, SystemClock } from '#core/clock'
import { QuarantinePieces } from '#app/products/services/quarantine_pieces'
import type { Actor } from '#app/orders/actor'
import { orderLines } from '#app/orders/order_lines'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { nextReceipt } from '#app/logistics/return_receipt'

export type ReceiveReturnedGoodsInput = {
  orderId: number
  version?: number
  actor: Actor
  workstation?: string | null
}

/** TR18: a returned parcel is back in the house; its goods wait in quarantine to be inspected. */
export class ReceiveReturnedGoods {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: ReceiveReturnedGoodsInput): Promise<{ version: number }> {
    const { actor } = input
    const { order } = await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      version: input.version,
      event: 'receive_goods',
      actor,
      workstation: input.workstation,
      work: async (locked, trx) => {
        const returnReceipt = await nextReceipt(locked, 'receive', trx)
        await new QuarantinePieces(this.clock).handle({
          pieces: await orderLines(trx, locked.id),
          warehouseId: locked.warehouseId!,
          causeType: 'order',
          causeId: String(locked.id),
          employeeId: actor.id,
        })
        return {
          set: { returnReceipt },
          changes: { returnReceipt: [locked.returnReceipt, returnReceipt] },
        }
      },
    })
    return { version: order.version }
  }
}
