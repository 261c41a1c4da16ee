import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ManualClock } from '#core/clock'
import { DecideRma } from '#app/after_sales/services/decide_rma'
import { InspectRma } from '#app/after_sales/services/inspect_rma'
import { ReceiveRma } from '#app/after_sales/services/receive_rma'
import { RefundRma } from '#app/after_sales/services/refund_rma'
import { RequestRma, type RequestRmaInput } from '#app/after_sales/services/request_rma'
import { RecordFeedback } from '#app/logistics/services/record_feedback'
import { type Dispatch, makePrinted } from '#database/factories/logistics'
import { orderValue } from '#database/factories/orders'

/** The steps of after-sales cases, each taken by whoever's work it is. */
export function givenRmas(dispatch: Dispatch) {
  const [first, second] = dispatch.productIds
  const delivered = async (content = {}) => {
    const { orderId, waybillNo } = await makePrinted(dispatch, {
      lines: [
        { productId: first, quantity: 2 },
        { productId: second, sellingMethod: 'gift' },
      ],
      ...content,
    })
    await new RecordFeedback().handle({
      waybillNo,
      result: 'delivered',
      reason: null,
      courierId: dispatch.clerk.id,
      deliveryFeeFen: 0,
      remark: null,
      batchId: null,
      actor: dispatch.clerk,
    })
    return orderId
  }
  const request = (orderId: number, shape: Partial<RequestRmaInput> = {}, clock?: ManualClock) =>
    new RequestRma(clock).handle({
      orderId,
      kind: 'refund',
      lines: [{ position: 1, quantity: 1 }],
      reason: null,
      actor: dispatch.agent,
      ...shape,
    })
  const later = async (orderId: number, days: number) => {
    const at = (await orderValue(orderId, 'fed_back_at')) as Date
    return new ManualClock(DateTime.fromJSDate(at).toUTC().plus({ days }))
  }
  const approve = (rmaId: number) =>
    new DecideRma().handle({ rmaId, approved: true, actor: dispatch.lead })
  const receive = (rmaId: number) => new ReceiveRma().handle({ rmaId, actor: dispatch.clerk })
  const inspect = (rmaId: number, quantity = 1) =>
    new InspectRma().handle({
      rmaId,
      actor: dispatch.clerk,
      lines: [{ productId: first, sellable: quantity, damaged: 0, disposed: 0 }],
    })
  const refund = (rmaId: number, amountFen = 39_800, reference: string = randomUUID()) =>
    new RefundRma().handle({
      rmaId,
      amountFen,
      method: '银行汇款',
      reference,
      actor: dispatch.finance,
    })
  const through = async (rmaId: number) => {
    await approve(rmaId)
    await receive(rmaId)
    await inspect(rmaId)
  }
  const pointsOf = async (orderId: number) => {
    const customer = await db
      .from('customers')
      .where('id', (await orderValue(orderId, 'customer_id')) as number)
      .firstOrFail()
    return customer.points
  }
  return { delivered, request, later, approve, receive, inspect, refund, through, pointsOf }
}
