import type { HttpContext } from '@adonisjs/core/http'
import { DecideTrial } from '#app/after_sales/services/decide_trial'
import { decideTrialValidator } from '#app/after_sales/validators/rma'

export default class TrialOutcomesController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(decideTrialValidator)
    const result = await new DecideTrial().handle({
      ...fields,
      orderId: Number(params.order_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
