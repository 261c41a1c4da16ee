import type { HttpContext } from '@adonisjs/core/http'
import { CloseRma } from '#app/after_sales/services/close_rma'
import { closeRmaValidator } from '#app/after_sales/validators/rma'

export default class RmaClosingsController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(closeRmaValidator)
    const result = await new CloseRma().handle({
      ...fields,
      rmaId: Number(params.rma_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
