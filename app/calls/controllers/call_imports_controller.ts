import type { HttpContext } from '@adonisjs/core/http'
import { uploadedSheet } from '#core/sheet/uploaded_sheet'
import { CALL_FILE_LIMITS } from '#app/calls/call_file'
import { callImportRefused } from '#app/calls/call_import'
import { ListCallImports, ShowCallImport } from '#app/calls/queries/call_imports'
import { DiscardCallImport } from '#app/calls/services/discard_call_import'
import { RequestCallImport } from '#app/calls/services/request_call_import'

const ROWS_PER_PAGE = 100

export default class CallImportsController {
  async index({ inertia }: HttpContext) {
    return inertia.render('calls/imports', {
      imports: await new ListCallImports().handle(),
      limits: CALL_FILE_LIMITS,
    })
  }

  async store({ auth, request, response }: HttpContext) {
    const requested = await new RequestCallImport().handle({
      employeeId: auth.user!.id,
      ...(await uploadedSheet(request, CALL_FILE_LIMITS.bytes)),
    })
    return response.status(requested.again ? 200 : 201).send(requested)
  }

  async show({ i18n, inertia, params, request }: HttpContext) {
    const only = request.input('only') === 'bad' ? 'bad' : 'all'
    const shown = await new ShowCallImport().handle({
      importId: Number(params.id),
      only,
      page: Number(request.input('page', 1)) || 1,
      perPage: ROWS_PER_PAGE,
    })
    if (!shown) throw callImportRefused('NOT_FOUND', { status: 404 })
    const { problem } = shown.calls
    return inertia.render('calls/import', {
      ...shown,
      calls: { ...shown.calls, problem: problem && i18n.t(problem.key, problem.values) },
      only,
      again: request.input('again') === '1',
    })
  }

  async destroy({ params, response }: HttpContext) {
    await new DiscardCallImport().handle({ importId: Number(params.id) })
    return response.noContent()
  }
}
