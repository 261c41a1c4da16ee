import type { HttpContext } from '@adonisjs/core/http'
import { ListDoNotCall } from '#app/callbacks/queries/do_not_call'
import { AddDoNotCall } from '#app/customers/services/add_do_not_call'
import { doNotCallValidator } from '#app/callbacks/validators/campaign'

/** Who must not be called. There is no way to take a number off. */
export default class DoNotCallNumbersController {
  async index({ auth, inertia, request }: HttpContext) {
    const wholeNumbers = auth.user!.may('phones.view')
    const { rows, total } = await new ListDoNotCall().handle(request.qs(), { wholeNumbers })
    return inertia.render('callbacks/do_not_call', { rows, total })
  }

  async store({ auth, request, response }: HttpContext) {
    const form = await request.validateUsing(doNotCallValidator)
    const isNew = await new AddDoNotCall().handle({ ...form, employeeId: auth.user!.id })
    return response.status(isNew ? 201 : 200).send({ isNew })
  }
}
