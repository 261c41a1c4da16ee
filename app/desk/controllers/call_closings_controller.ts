import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { CloseCall } from '#app/desk/services/close_call'
import { callClosingValidator } from '#app/desk/validators/desk'

export default class CallClosingsController {
  async store({ auth, params, request, response }: HttpContext) {
    const closing = await request.validateUsing(callClosingValidator)
    await new CloseCall().handle({
      employeeId: auth.user!.id,
      callId: params.id,
      disposition: closing.disposition,
      note: closing.note ?? null,
      noteStatus: closing.noteStatus ?? 'closed',
      customerId: closing.customerId ?? null,
      reminder: closing.reminder
        ? {
            dueAt: DateTime.fromISO(closing.reminder.dueAt, { zone: 'utc' }),
            remark: closing.reminder.remark ?? null,
          }
        : null,
    })
    return response.noContent()
  }
}
