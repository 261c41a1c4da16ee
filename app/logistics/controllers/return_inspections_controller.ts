import type { HttpContext } from '@adonisjs/core/http'
import { InspectReturnedGoods } from '#app/logistics/services/inspect_returned_goods'
import { inspectReturnValidator } from '#app/logistics/validators/logistics'

export default class ReturnInspectionsController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(inspectReturnValidator)
    const result = await new InspectReturnedGoods().handle({
      ...fields,
      orderId: Number(params.order_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
