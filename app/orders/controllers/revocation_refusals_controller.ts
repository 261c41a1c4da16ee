import type { HttpContext } from '@adonisjs/core/http'
import { DeclineRevocation } from '#app/orders/services/decline_revocation'
import { withdrawOrderValidator } from '#app/orders/validators/order'

export default class RevocationRefusalsController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(withdrawOrderValidator)
    const result = await new DeclineRevocation().handle({
      ...fields,
      orderId: Number(params.order_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
