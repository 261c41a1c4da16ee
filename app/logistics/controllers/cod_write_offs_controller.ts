import type { HttpContext } from '@adonisjs/core/http'
import { WriteOffCod } from '#app/logistics/services/write_off_cod'
import { codWriteOffValidator } from '#app/logistics/validators/cod'

export default class CodWriteOffsController {
  async store({ auth, params, request }: HttpContext) {
    const wish = await request.validateUsing(codWriteOffValidator)
    return new WriteOffCod().handle({
      ...wish,
      orderId: Number(params.order_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
  }
}
