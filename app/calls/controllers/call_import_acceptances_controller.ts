import type { HttpContext } from '@adonisjs/core/http'
import { AcceptCallImport } from '#app/calls/services/accept_call_import'
import { RequestCallImportUndo } from '#app/calls/services/request_call_import_undo'

export default class CallImportAcceptancesController {
  async store({ auth, params, response }: HttpContext) {
    await new AcceptCallImport().handle({
      importId: Number(params.id),
      employeeId: auth.user!.id,
    })
    return response.noContent()
  }

  async destroy({ auth, params, response }: HttpContext) {
    await new RequestCallImportUndo().handle({
      importId: Number(params.id),
      employeeId: auth.user!.id,
    })
    return response.noContent()
  }
}
