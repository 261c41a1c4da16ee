import type { HttpContext } from '@adonisjs/core/http'
import { ListRmas } from '#app/after_sales/queries/list_rmas'
import { ShowRma } from '#app/after_sales/queries/show_rma'
import { RequestRma } from '#app/after_sales/services/request_rma'
import { requestRmaValidator } from '#app/after_sales/validators/rma'

export default class RmasController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('after_sales/index', {
      rmas: () => new ListRmas().handle(request.qs()),
    })
  }

  async show({ auth, params, response }: HttpContext) {
    const actor = auth.getUserOrFail()
    return response.json(await new ShowRma().handle({ rmaId: Number(params.id), actor }))
  }

  async store({ auth, request, response }: HttpContext) {
    const fields = await request.validateUsing(requestRmaValidator)
    const result = await new RequestRma().handle({
      ...fields,
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
