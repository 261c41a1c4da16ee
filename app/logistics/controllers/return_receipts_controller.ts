import type { HttpContext } from '@adonisjs/core/http'
import { ReceiveReturnedGoods } from '#app/logistics/services/receive_returned_goods'
import { receiveReturnValidator } from '#app/logistics/validators/logistics'

export default class ReturnReceiptsController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(receiveReturnValidator)
    const result = await new ReceiveReturnedGoods().handle({
      ...fields,
      orderId: Number(params.order_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
