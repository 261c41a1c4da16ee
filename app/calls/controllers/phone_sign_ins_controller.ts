import type { HttpContext } from '@adonisjs/core/http'
import { AskPhone } from '#app/calls/services/ask_phone'
import { phoneSignInValidator } from '#app/calls/validators/phone'

export default class PhoneSignInsController {
  async store({ auth, request, response }: HttpContext) {
    const { extension } = await request.validateUsing(phoneSignInValidator)
    const employeeId = auth.user!.id
    return response.send({
      phone: await new AskPhone().handle({ type: 'sign_in', employeeId, extension }),
    })
  }

  async destroy({ auth, response }: HttpContext) {
    const employeeId = auth.user!.id
    return response.send({ phone: await new AskPhone().handle({ type: 'sign_out', employeeId }) })
  }
}
