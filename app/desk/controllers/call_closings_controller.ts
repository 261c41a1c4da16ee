import type { HttpContext } from '@adonisjs/core/http'
import { callNoteOf } from '#app/desk/closing_fields'
import { CloseCall } from '#app/desk/services/close_call'
import { callClosingValidator } from '#app/desk/validators/desk'

export default class CallClosingsController {
  async store({ auth, params, request, response }: HttpContext) {
    const closing = await request.validateUsing(callClosingValidator)
    await new CloseCall().handle({
      ...callNoteOf(closing),
      employeeId: auth.user!.id,
      callId: params.id,
      disposition: closing.disposition,
      customerId: closing.customerId ?? null,
    })
    return response.noContent()
  }
}
