import type { HttpContext } from '@adonisjs/core/http'
import { ReceiveRma } from '#app/after_sales/services/receive_rma'
import { rmaVersionValidator } from '#app/after_sales/validators/rma'

export default class RmaReceiptsController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(rmaVersionValidator)
    const result = await new ReceiveRma().handle({
      ...fields,
      rmaId: Number(params.rma_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
