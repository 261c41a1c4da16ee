import { type Clock, SystemClock } from '#core/clock'
import type { Transaction } from '#core/transaction'
import { PlaceOrder } from '#app/orders/services/place_order'
import { afterSalesRefused } from '#app/after_sales/errors'
import type { LockedRma } from '#app/after_sales/locked_rma'
import {
  type RmaStep,
  type RmaStepInput,
  TakeRmaStep,
} from '#app/after_sales/services/take_rma_step'

type Origin = {
  orderNo: string
  customerId: number
  regionId: number | null
  address: string
  deliveryMethodId: number
}

/** The customer gets the same goods anew: an order of its own, at no price, that goes the usual way. */
export class ExchangeRma {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: RmaStepInput): Promise<RmaStep & { exchangeOrderId: number }> {
    let exchangeOrderId = 0
    const step = await new TakeRmaStep(this.clock).handle(
      { ...input, event: 'exchange' },
      async (rma, _, trx) => {
        if (rma.kind !== 'exchange') throw afterSalesRefused('OTHER_KIND', { variant: rma.kind })
        const placed = await this.#place(rma, input, trx)
        exchangeOrderId = placed.orderId
        return {
          set: { exchange_order_id: placed.orderId },
          changes: { exchangeOrderNo: placed.orderNo },
        }
      }
    )
    return { ...step, exchangeOrderId }
  }

  async #place(rma: LockedRma, { actor, workstation }: RmaStepInput, trx: Transaction) {
    const origin: Origin = await trx
      .from('orders')
      .where('id', rma.orderId)
      .select('order_no as orderNo', 'customer_id as customerId', 'region_id as regionId')
      .select('address', 'delivery_method_id as deliveryMethodId')
      .firstOrFail()
    const { orderNo, ...content } = origin
    const pieces = new Map<number, number>()
    for (const { productId, quantity } of rma.lines) {
      pieces.set(productId, (pieces.get(productId) ?? 0) + quantity)
    }
    const placed = await new PlaceOrder(this.clock).handle({
      ...content,
      actor,
      workstation,
      idempotencyKey: `rma:${rma.id}`,
      paymentMode: 'cod',
      channel: 'agent',
      remark: `${orderNo} 换货`,
      lines: [...pieces].map(([productId, quantity]) => ({
        productId,
        quantity,
        unitPriceFen: 0,
      })),
    })
    await trx.from('orders').where('id', placed.orderId).update({ exchange_of_id: rma.orderId })
    return placed
  }
}
