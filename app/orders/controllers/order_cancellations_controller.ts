import type { HttpContext } from '@adonisjs/core/http'
import { CancelOrder } from '#app/orders/services/cancel_order'
import { withdrawOrderValidator } from '#app/orders/validators/order'
import { answer } from '#core/answer'

export default class OrderCancellationsController {
  async store(ctx: HttpContext) {
    const { params, request, auth } = ctx
    const fields = await request.validateUsing(withdrawOrderValidator)
    const result = await new CancelOrder().handle({
      ...fields,
      actor: auth.getUserOrFail(),
      orderId: Number(params.order_id),
      workstation: request.ip(),
    })
    return answer(ctx, 'orders.notices.cancelled', result)
  }
}
