import type { HttpContext } from '@adonisjs/core/http'
import { FindReturn } from '#app/logistics/queries/find_return'
import { ShowReturn } from '#app/logistics/queries/show_return'
import { findParcelValidator } from '#app/logistics/validators/logistics'

export default class ReturnLookupsController {
  async show({ auth, request, response }: HttpContext) {
    const { waybillNo } = await findParcelValidator.validate(request.qs())
    const orderId = await new FindReturn().handle(waybillNo)
    return response.json(await new ShowReturn().handle({ orderId, actor: auth.getUserOrFail() }))
  }
}
