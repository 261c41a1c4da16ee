import type { HttpContext } from '@adonisjs/core/http'
import { VoidWaybill } from '#app/logistics/services/void_waybill'
import { voidWaybillValidator } from '#app/logistics/validators/logistics'

export default class WaybillVoidsController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(voidWaybillValidator)
    const result = await new VoidWaybill().handle({
      ...fields,
      orderId: Number(params.order_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
