import type { HttpContext } from '@adonisjs/core/http'
import { callNoteOf } from '#app/desk/closing_fields'
import { SaveCallNote } from '#app/desk/services/save_call_note'
import { callNoteValidator } from '#app/desk/validators/desk'

export default class CallNotesController {
  async update({ auth, params, request, response }: HttpContext) {
    const { customerId, ...note } = await request.validateUsing(callNoteValidator)
    await new SaveCallNote().handle({
      ...callNoteOf(note),
      employeeId: auth.user!.id,
      callId: params.id,
      customerId,
    })
    return response.noContent()
  }
}
