import type { HttpContext } from '@adonisjs/core/http'
import { orderRefused } from '#app/orders/errors'
import { PlaceOrder } from '#app/orders/services/place_order'
import { idempotencyKeyValidator, placeOrderValidator } from '#app/orders/validators/order'

/** Orders for programs that act for a signed-in employee. */
export default class ApiOrdersController {
  async store({ request, response, auth }: HttpContext) {
    // Pages of other sites cannot set this header: together with the same-site cookie it stands for the CSRF token.
    if (request.header('x-requested-with') !== 'spotline') {
      throw orderRefused('REQUESTED_WITH_MISSING', undefined, {}, {}, 403)
    }
    const { idempotencyKey = null } = await idempotencyKeyValidator.validate({
      idempotencyKey: request.header('idempotency-key'),
    })
    const content = await request.validateUsing(placeOrderValidator)
    const placed = await new PlaceOrder().handle({
      ...content,
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
      idempotencyKey,
    })
    return response.status(placed.repeated ? 200 : 201).json(placed)
  }
}
