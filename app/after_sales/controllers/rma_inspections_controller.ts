import type { HttpContext } from '@adonisjs/core/http'
import { InspectRma } from '#app/after_sales/services/inspect_rma'
import { inspectRmaValidator } from '#app/after_sales/validators/rma'

export default class RmaInspectionsController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(inspectRmaValidator)
    const result = await new InspectRma().handle({
      ...fields,
      rmaId: Number(params.rma_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
