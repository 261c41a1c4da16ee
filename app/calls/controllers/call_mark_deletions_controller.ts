import type { HttpContext } from '@adonisjs/core/http'
import { UnmarkCalls } from '#app/calls/services/unmark_calls'
import { chosenValidator } from '#app/calls/validators/phone'

export default class CallMarkDeletionsController {
  async store({ auth, request, response }: HttpContext) {
    const selection = await request.validateUsing(chosenValidator)
    const unmarked = await new UnmarkCalls().handle({
      employee: auth.getUserOrFail(),
      query: request.qs(),
      selection,
    })
    return response.send({ unmarked })
  }
}
