import type { HttpContext } from '@adonisjs/core/http'
import { CorrectFeedback } from '#app/logistics/services/correct_feedback'
import { correctFeedbackValidator } from '#app/logistics/validators/logistics'

export default class FeedbackCorrectionsController {
  async store({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(correctFeedbackValidator)
    const result = await new CorrectFeedback().handle({
      ...fields,
      orderId: Number(params.order_id),
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json(result)
  }
}
