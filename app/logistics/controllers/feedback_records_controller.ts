import type { HttpContext } from '@adonisjs/core/http'
import { Couriers } from '#app/logistics/queries/couriers'
import { ListFeedback } from '#app/logistics/queries/list_feedback'

export default class FeedbackRecordsController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('logistics/feedback_records', {
      records: () => new ListFeedback().handle(request.qs()),
      couriers: () => new Couriers().handle(),
    })
  }
}
