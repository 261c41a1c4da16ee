import type { HttpContext } from '@adonisjs/core/http'
import { ConfirmOrder } from '#app/orders/services/confirm_order'
import { confirmOrderValidator } from '#app/orders/validators/order'
import { answer } from '#core/answer'

export default class OrderConfirmationsController {
  async store(ctx: HttpContext) {
    const { params, request, auth } = ctx
    const fields = await request.validateUsing(confirmOrderValidator)
    const result = await new ConfirmOrder().handle({
      ...fields,
      actor: auth.getUserOrFail(),
      orderId: Number(params.order_id),
      workstation: request.ip(),
    })
    return answer(ctx, 'orders.notices.confirmed', result)
  }
}
