import type { HttpContext } from '@adonisjs/core/http'
import { AskPhone } from '#app/calls/services/ask_phone'
import { colleagueValidator } from '#app/calls/validators/phone'

export default class PhoneConsultationsController {
  async store({ auth, request, response }: HttpContext) {
    const { extension } = await request.validateUsing(colleagueValidator)
    const employeeId = auth.user!.id
    return response.send({
      phone: await new AskPhone().handle({ type: 'consult', employeeId, extension }),
    })
  }

  async update({ auth, response }: HttpContext) {
    const employeeId = auth.user!.id
    return response.send({
      phone: await new AskPhone().handle({ type: 'complete_consult', employeeId }),
    })
  }

  async destroy({ auth, response }: HttpContext) {
    const employeeId = auth.user!.id
    return response.send({
      phone: await new AskPhone().handle({ type: 'cancel_consult', employeeId }),
    })
  }
}
