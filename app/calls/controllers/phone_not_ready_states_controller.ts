import type { HttpContext } from '@adonisjs/core/http'
import { AskPhone } from '#app/calls/services/ask_phone'
import { notReadyValidator } from '#app/calls/validators/phone'

export default class PhoneNotReadyStatesController {
  async store({ auth, request, response }: HttpContext) {
    const { reason } = await request.validateUsing(notReadyValidator)
    const employeeId = auth.user!.id
    return response.send({
      phone: await new AskPhone().handle({ type: 'not_ready', employeeId, reason }),
    })
  }
}
