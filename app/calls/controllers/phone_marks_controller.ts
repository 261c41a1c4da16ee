import type { HttpContext } from '@adonisjs/core/http'
import { AskPhone } from '#app/calls/services/ask_phone'
import { MarkCall } from '#app/calls/services/mark_call'

export default class PhoneMarksController {
  async store({ auth, response }: HttpContext) {
    const employeeId = auth.user!.id
    const phone = await new AskPhone().handle({ type: 'mark', employeeId })
    if (phone.call) await new MarkCall().handle({ callId: phone.call.id, employeeId })
    return response.send({ phone })
  }
}
