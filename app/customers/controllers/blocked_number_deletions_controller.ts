import type { HttpContext } from '@adonisjs/core/http'
import { DeleteBlockedNumbers } from '#app/customers/services/delete_blocked_numbers'
import { blockedSelectionValidator } from '#app/customers/validators/blocked_number'

export default class BlockedNumberDeletionsController {
  async store({ auth, request, response }: HttpContext) {
    const selection = await request.validateUsing(blockedSelectionValidator)
    const deleted = await new DeleteBlockedNumbers().handle({
      employeeId: auth.user!.id,
      selection,
      query: request.qs(),
    })
    return response.send({ deleted })
  }
}
