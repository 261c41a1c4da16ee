import type { HttpContext } from '@adonisjs/core/http'
import { ShowCall } from '#app/calls/queries/show_call'
import { AddCallNote } from '#app/calls/services/add_call_note'
import { callNotFound } from '#app/calls/errors'
import { noteValidator } from '#app/calls/validators/recording'

export default class CallNotesController {
  async store({ auth, params, request, response }: HttpContext) {
    const { content } = await request.validateUsing(noteValidator)
    const employee = auth.getUserOrFail()
    const callId = String(params.id)
    if (!(await new ShowCall().handle(employee, callId))) throw callNotFound()
    const note = await new AddCallNote().handle({ employeeId: employee.id, callId, content })
    return response.status(201).send(note)
  }
}
