import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { lockOrder } from '#app/orders/locked_order'
import { orderLines, orderProducts } from '#app/orders/order_lines'
import { orderFacts } from '#app/orders/queries/order_facts'
import { SendToLogistics } from '#app/orders/services/send_to_logistics'

export type ConfirmOrderInput = {
  actor: Actor
  orderId: number
  version?: number
  /** As the order has it unless told (O09). */
  paymentMode?: 'cod' | 'prepaid'
  /** As the order has it unless told (O10). */
  deliveryInstructions?: string | null
  workstation?: string | null
}

export type ConfirmedOrder = { version: number; warehouseId: number; stockHold: boolean }

/** TR4: hands a draft or revoked order to logistics. */
export class ConfirmOrder {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: ConfirmOrderInput): Promise<ConfirmedOrder> {
    return inTransaction(async (trx) => {
      const order = await lockOrder(trx, input.orderId)
      const lines = await orderLines(trx, order.id)
      const products = await orderProducts(
        trx,
        lines.map((line) => line.productId)
      )
      const facts = await orderFacts(trx, {
        customerId: order.customerId,
        deliveryMethodId: order.deliveryMethodId,
        regionId: order.regionId,
        callId: order.callId,
        placementId: order.placementId,
        employeeId: input.actor.id,
        idempotencyKey: null,
      })
      const { order: confirmed } = await new SendToLogistics(this.clock).handle({
        order,
        version: input.version,
        lines,
        products,
        facts,
        actor: input.actor,
        workstation: input.workstation ?? null,
        paymentMode: input.paymentMode ?? order.paymentMode,
        deliveryInstructions:
          input.deliveryInstructions === undefined
            ? order.deliveryInstructions
            : input.deliveryInstructions?.trim() || null,
      })
      return {
        version: confirmed.version,
        warehouseId: confirmed.warehouseId!,
        stockHold: confirmed.stockHold,
      }
    })
  }
}
