import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { customerNotFound } from '#app/customers/errors'
import { PopCustomers } from '#app/desk/queries/pop_customers'

export default class DeskCustomersController {
  /** A customer as on the screen pop, numbers masked: somebody whom the caller's number does not lead to. */
  async show({ params, response }: HttpContext) {
    const [customer] = await new PopCustomers().handle({
      ids: [Number(params.id)],
      now: DateTime.utc(),
      reveal: false,
    })
    if (!customer) throw customerNotFound()
    return response.send({ customer })
  }
}
