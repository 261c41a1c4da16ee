import type { HttpContext } from '@adonisjs/core/http'
import { DecideRma } from '#app/after_sales/services/decide_rma'
import { decideRmaValidator } from '#app/after_sales/validators/rma'

export default class RmaDecisionsController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(decideRmaValidator)
    const result = await new DecideRma().handle({
      ...fields,
      rmaId: Number(params.rma_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
