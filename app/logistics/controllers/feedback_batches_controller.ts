import type { HttpContext } from '@adonisjs/core/http'
import { refusalText } from '#core/refusal_text'
import { AcceptFeedbackBatch } from '#app/logistics/services/accept_feedback_batch'
import { feedbackBatchValidator } from '#app/logistics/validators/logistics'

export default class FeedbackBatchesController {
  async store({ auth, request, response, i18n }: HttpContext) {
    const { idempotencyKey, rows } = await request.validateUsing(feedbackBatchValidator)
    const { id, outcomes } = await new AcceptFeedbackBatch().handle({
      rows,
      idempotencyKey,
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.json({
      id,
      outcomes: outcomes.map((outcome) =>
        outcome.accepted
          ? outcome
          : {
              waybillNo: outcome.waybillNo,
              accepted: false,
              code: outcome.refusal.code,
              message: refusalText(outcome.refusal, i18n),
            }
      ),
    })
  }
}
