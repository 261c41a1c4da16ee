import type { HttpContext } from '@adonisjs/core/http'
import { RevealPhone } from '#app/customers/services/reveal_phone'
import { revealPhoneValidator } from '#app/customers/validators/customer'

export default class PhoneRevealsController {
  async store({ params, request, response, auth }: HttpContext) {
    const { position } = await request.validateUsing(revealPhoneValidator)
    const phone = await new RevealPhone().handle({
      actor: auth.getUserOrFail(),
      customerId: Number(params.customer_id),
      position,
    })
    return response.json(phone)
  }
}
