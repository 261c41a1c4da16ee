import type { HttpContext } from '@adonisjs/core/http'
import { ExchangeRma } from '#app/after_sales/services/exchange_rma'
import { rmaVersionValidator } from '#app/after_sales/validators/rma'

export default class RmaExchangesController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(rmaVersionValidator)
    const result = await new ExchangeRma().handle({
      ...fields,
      rmaId: Number(params.rma_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
