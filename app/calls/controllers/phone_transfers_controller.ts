import type { HttpContext } from '@adonisjs/core/http'
import { AskPhone } from '#app/calls/services/ask_phone'
import { readTarget } from '#app/calls/call_targets'
import { targetValidator } from '#app/calls/validators/phone'

export default class PhoneTransfersController {
  async store({ auth, request, response }: HttpContext) {
    const target = readTarget(await request.validateUsing(targetValidator), auth.user!)
    const employeeId = auth.user!.id
    return response.send({
      phone: await new AskPhone().handle({ type: 'transfer', employeeId, target }),
    })
  }
}
