import type { HttpContext } from '@adonisjs/core/http'
import { ListRevocationRequests } from '#app/orders/queries/list_revocation_requests'
import { RequestRevocation } from '#app/orders/services/request_revocation'
import { requestRevocationValidator } from '#app/orders/validators/order'

export default class RevocationRequestsController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('orders/revocation_requests', {
      requests: () => new ListRevocationRequests().handle(request.qs()),
    })
  }

  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(requestRevocationValidator)
    const result = await new RequestRevocation().handle({
      ...fields,
      orderId: Number(params.order_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
