import type { HttpContext } from '@adonisjs/core/http'
import { AskPhone } from '#app/calls/services/ask_phone'

export default class PhoneMutesController {
  async store({ auth, response }: HttpContext) {
    const employeeId = auth.user!.id
    return response.send({ phone: await new AskPhone().handle({ type: 'mute', employeeId }) })
  }

  async destroy({ auth, response }: HttpContext) {
    const employeeId = auth.user!.id
    return response.send({ phone: await new AskPhone().handle({ type: 'unmute', employeeId }) })
  }
}
