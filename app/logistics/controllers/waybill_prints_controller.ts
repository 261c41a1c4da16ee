import type { HttpContext } from '@adonisjs/core/http'
import { refusalText } from '#core/refusal_text'
import { ShowPrintBatch } from '#app/logistics/queries/print_batches'
import { RequestPrintBatch } from '#app/logistics/services/request_print_batch'
import { requestPrintValidator } from '#app/logistics/validators/logistics'

export default class WaybillPrintsController {
  async store({ auth, request, response }: HttpContext) {
    const { orders, ...wish } = await request.validateUsing(requestPrintValidator)
    const batch = await new RequestPrintBatch().handle({
      ...wish,
      orders: orders ?? 'all',
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.status(202).json(batch)
  }

  async show({ params, i18n, response }: HttpContext) {
    const { path, refusals, ...batch } = await new ShowPrintBatch().handle({
      batchId: Number(params.id),
    })
    return response.json({
      ...batch,
      refusals: refusals.map(({ refusal, ...order }) => ({
        ...order,
        message: refusalText(refusal, i18n),
      })),
    })
  }
}
