import type { HttpContext } from '@adonisjs/core/http'
import { PhoneOf } from '#app/calls/queries/phone_of'

export default class PhonesController {
  async show({ auth, response }: HttpContext) {
    return response.send({ phone: await new PhoneOf().handle(auth.user!.id) })
  }
}
