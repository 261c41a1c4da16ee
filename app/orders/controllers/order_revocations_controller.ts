import type { HttpContext } from '@adonisjs/core/http'
import { RevokeOrder } from '#app/orders/services/revoke_order'
import { withdrawOrderValidator } from '#app/orders/validators/order'
import { answer } from '#core/answer'

export default class OrderRevocationsController {
  async store(ctx: HttpContext) {
    const { params, request, auth } = ctx
    const fields = await request.validateUsing(withdrawOrderValidator)
    const result = await new RevokeOrder().handle({
      ...fields,
      actor: auth.getUserOrFail(),
      orderId: Number(params.order_id),
      workstation: request.ip(),
    })
    return answer(ctx, 'orders.notices.revoked', result)
  }
}
