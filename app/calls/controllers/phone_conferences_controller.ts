import type { HttpContext } from '@adonisjs/core/http'
import { AskPhone } from '#app/calls/services/ask_phone'
import { thirdValidator } from '#app/calls/validators/phone'

export default class PhoneConferencesController {
  async store({ auth, request, response }: HttpContext) {
    const { extension } = await request.validateUsing(thirdValidator)
    const employeeId = auth.user!.id
    return response.send({
      phone: await new AskPhone().handle(
        extension
          ? { type: 'add_third', employeeId, extension }
          : { type: 'join_three', employeeId }
      ),
    })
  }
}
