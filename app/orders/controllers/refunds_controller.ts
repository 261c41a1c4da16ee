import type { HttpContext } from '@adonisjs/core/http'
import { ListRefunds } from '#app/orders/queries/list_refunds'

/** The work list of what is owed back. */
export default class RefundsController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('orders/refunds', {
      refunds: await new ListRefunds().handle(request.qs()),
    })
  }
}
