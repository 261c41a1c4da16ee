import type { HttpContext } from '@adonisjs/core/http'
import { AskPhone } from '#app/calls/services/ask_phone'

export default class PhoneWrapUpsController {
  async destroy({ auth, response }: HttpContext) {
    const employeeId = auth.user!.id
    return response.send({
      phone: await new AskPhone().handle({ type: 'end_wrap_up', employeeId }),
    })
  }
}
