import type { HttpContext } from '@adonisjs/core/http'
import { DomainError } from '#core/domain_error'
import { MAX_SHEET_BYTES } from '#core/sheet/read_sheet'
import { uploadedSheet } from '#core/sheet/uploaded_sheet'
import { ListPlanImports } from '#app/media/queries/list_plan_imports'
import { ShowPlanImport } from '#app/media/queries/show_plan_import'
import { DiscardPlanImport } from '#app/media/services/discard_plan_import'
import { PreviewPlanImport } from '#app/media/services/preview_plan_import'

const ROWS_PER_PAGE = 100

export default class PlanImportsController {
  async index({ inertia }: HttpContext) {
    return inertia.render('media/imports', {
      imports: await new ListPlanImports().handle(),
      maxBytes: MAX_SHEET_BYTES,
    })
  }

  async store({ auth, request, response }: HttpContext) {
    const id = await new PreviewPlanImport().handle({
      employeeId: auth.user!.id,
      ...(await uploadedSheet(request)),
    })
    return response.status(201).send({ id })
  }

  async show({ inertia, params, request }: HttpContext) {
    const only = request.input('only') === 'bad' ? 'bad' : 'all'
    const shown = await new ShowPlanImport().handle({
      importId: Number(params.id),
      only,
      page: Number(request.input('page', 1)) || 1,
      perPage: ROWS_PER_PAGE,
    })
    if (!shown) {
      throw new DomainError({
        status: 404,
        code: 'PLAN_IMPORT_NOT_FOUND',
        messageKey: 'media.import.errors.not_found',
      })
    }
    return inertia.render('media/import', { ...shown, only })
  }

  async destroy({ params, response }: HttpContext) {
    await new DiscardPlanImport().handle({ importId: Number(params.id) })
    return response.noContent()
  }
}
