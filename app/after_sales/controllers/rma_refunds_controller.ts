import type { HttpContext } from '@adonisjs/core/http'
import { RefundRma } from '#app/after_sales/services/refund_rma'
import { refundRmaValidator } from '#app/after_sales/validators/rma'

export default class RmaRefundsController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(refundRmaValidator)
    const result = await new RefundRma().handle({
      ...fields,
      rmaId: Number(params.rma_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
