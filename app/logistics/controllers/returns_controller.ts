import type { HttpContext } from '@adonisjs/core/http'
import { ListReturns } from '#app/logistics/queries/list_returns'
import { ShowReturn } from '#app/logistics/queries/show_return'

export default class ReturnsController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('logistics/returns', {
      returns: () => new ListReturns().handle(request.qs()),
    })
  }

  async show({ auth, params, response }: HttpContext) {
    const actor = auth.getUserOrFail()
    return response.json(await new ShowReturn().handle({ orderId: Number(params.id), actor }))
  }
}
