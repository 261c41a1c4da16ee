import type { HttpContext } from '@adonisjs/core/http'
import { MAX_SHEET_BYTES } from '#core/sheet/read_sheet'
import { uploadedSheet } from '#core/sheet/uploaded_sheet'
import { codRefused } from '#app/logistics/errors'
import { CodCarriers } from '#app/logistics/queries/cod_carriers'
import { ListCodStatements, ShowCodStatement } from '#app/logistics/queries/cod_statements'
import { DiscardCodStatement } from '#app/logistics/services/discard_cod_statement'
import { PreviewCodStatement } from '#app/logistics/services/preview_cod_statement'
import { codStatementValidator } from '#app/logistics/validators/cod'

const ROWS_PER_PAGE = 100

export default class CodStatementsController {
  async index({ inertia }: HttpContext) {
    return inertia.render('logistics/cod_statements', {
      statements: () => new ListCodStatements().handle(),
      carriers: () => new CodCarriers().handle(),
      maxBytes: MAX_SHEET_BYTES,
    })
  }

  async store({ auth, request, response }: HttpContext) {
    const { reference = null, ...wish } = await request.validateUsing(codStatementValidator)
    const id = await new PreviewCodStatement().handle({
      ...wish,
      reference,
      employeeId: auth.user!.id,
      ...(await uploadedSheet(request)),
    })
    return response.status(201).send({ id })
  }

  async show({ inertia, params, request }: HttpContext) {
    const shown = await new ShowCodStatement().handle({
      statementId: Number(params.id),
      page: Number(request.input('page', 1)) || 1,
      perPage: ROWS_PER_PAGE,
    })
    if (!shown) throw codRefused('STATEMENT_NOT_FOUND', { status: 404 })
    return inertia.render('logistics/cod_statement', shown)
  }

  async destroy({ params, response }: HttpContext) {
    await new DiscardCodStatement().handle({ statementId: Number(params.id) })
    return response.noContent()
  }
}
