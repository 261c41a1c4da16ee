import type { HttpContext } from '@adonisjs/core/http'
import { AskPhone } from '#app/calls/services/ask_phone'
import { readTarget } from '#app/calls/call_targets'
import { consultedValidator } from '#app/calls/validators/phone'

export default class PhoneConsultationsController {
  async store({ auth, request, response }: HttpContext) {
    const { kind, number } = await request.validateUsing(consultedValidator)
    const employeeId = auth.user!.id
    readTarget({ kind, number }, auth.user!)
    return response.send({
      phone: await new AskPhone().handle(
        kind === 'outside'
          ? { type: 'consult_outside', employeeId, number }
          : { type: 'consult', employeeId, extension: number }
      ),
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
