import type { HttpContext } from '@adonisjs/core/http'
import { RecordPayment } from '#app/orders/services/record_payment'
import { recordPaymentValidator } from '#app/orders/validators/order'
import { answer } from '#core/answer'

export default class OrderPaymentsController {
  async store(ctx: HttpContext) {
    const { params, request, auth } = ctx
    const fields = await request.validateUsing(recordPaymentValidator)
    const result = await new RecordPayment().handle({
      ...fields,
      actor: auth.getUserOrFail(),
      orderId: Number(params.order_id),
      workstation: request.ip(),
    })
    return answer(ctx, 'orders.notices.payment_recorded', result)
  }
}
