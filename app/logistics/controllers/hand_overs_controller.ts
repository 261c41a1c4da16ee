import type { HttpContext } from '@adonisjs/core/http'
import { refusalText } from '#core/refusal_text'
import { HandOverOrders } from '#app/logistics/services/hand_over_orders'
import { handOverValidator } from '#app/logistics/validators/logistics'

export default class HandOversController {
  async store({ auth, request, response, i18n }: HttpContext) {
    const { orders } = await request.validateUsing(handOverValidator)
    const outcomes = await new HandOverOrders().handle({
      orderIds: orders,
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json({
      done: outcomes.filter(({ done }) => done).length,
      refusals: outcomes.flatMap((outcome) =>
        outcome.done
          ? []
          : [
              {
                orderId: outcome.orderId,
                message: refusalText(outcome.refusal, i18n),
              },
            ]
      ),
    })
  }
}
