import type { HttpContext } from '@adonisjs/core/http'
import { ListBlockedNumbers } from '#app/customers/queries/list_blocked_numbers'
import { SaveBlockedNumber } from '#app/customers/services/save_blocked_number'
import { blockedNumberValidator } from '#app/customers/validators/blocked_number'

export default class BlockedNumbersController {
  async index({ inertia, request }: HttpContext) {
    const { rows, total } = await new ListBlockedNumbers().handle(request.qs())
    return inertia.render('pbx/blocked_numbers', { rows, total })
  }

  async store({ auth, request, response }: HttpContext) {
    const form = await request.validateUsing(blockedNumberValidator)
    const employeeId = auth.user!.id
    return response
      .status(201)
      .send(await new SaveBlockedNumber().handle({ ...form, id: null, employeeId }))
  }

  async update({ auth, params, request, response }: HttpContext) {
    const form = await request.validateUsing(blockedNumberValidator)
    const employeeId = auth.user!.id
    return response.send(
      await new SaveBlockedNumber().handle({ ...form, id: Number(params.id), employeeId })
    )
  }
}
