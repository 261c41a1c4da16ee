import type { HttpContext } from '@adonisjs/core/http'
import { AskPhone } from '#app/calls/services/ask_phone'
import { digitsValidator } from '#app/calls/validators/phone'

export default class PhoneDigitsController {
  async store({ auth, request, response }: HttpContext) {
    const { digits } = await request.validateUsing(digitsValidator)
    const employeeId = auth.user!.id
    return response.send({
      phone: await new AskPhone().handle({ type: 'digits', employeeId, digits }),
    })
  }
}
