import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { customerNotFound } from '#app/customers/errors'
import { PopCustomers } from '#app/desk/queries/pop_customers'
import { EditCaller } from '#app/desk/services/edit_caller'
import { editCallerValidator } from '#app/desk/validators/desk'

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

  async update({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(editCallerValidator)
    const saved = await new EditCaller().handle({
      ...fields,
      address: fields.address ?? null,
      employeeId: auth.user!.id,
      customerId: Number(params.id),
    })
    return response.send(saved)
  }
}
