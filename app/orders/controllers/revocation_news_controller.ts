import type { HttpContext } from '@adonisjs/core/http'
import { ReadRevocationNews } from '#app/orders/queries/revocation_news'
import { SeeRevocationAnswers } from '#app/orders/services/see_revocation_answers'
import { seenAnswersValidator } from '#app/orders/validators/order'

export default class RevocationNewsController {
  async show({ auth, response }: HttpContext) {
    return response.json(await new ReadRevocationNews().handle(auth.getUserOrFail()))
  }

  async update({ auth, request, response }: HttpContext) {
    const { until } = await request.validateUsing(seenAnswersValidator)
    await new SeeRevocationAnswers().handle({ employeeId: auth.getUserOrFail().id, until })
    return response.noContent()
  }
}
