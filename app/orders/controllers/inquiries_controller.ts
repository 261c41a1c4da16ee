import type { HttpContext } from '@adonisjs/core/http'
import { ListInquiries } from '#app/orders/queries/list_inquiries'
import { RecordInquiry } from '#app/orders/services/record_inquiry'
import { recordInquiryValidator } from '#app/orders/validators/order'

export default class InquiriesController {
  async index({ auth, inertia, request }: HttpContext) {
    const actor = auth.getUserOrFail()
    return inertia.render('orders/inquiries', {
      inquiries: () => new ListInquiries().handle({ query: request.qs(), actor }),
    })
  }

  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(recordInquiryValidator)
    const result = await new RecordInquiry().handle({
      ...fields,
      orderId: Number(params.order_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
