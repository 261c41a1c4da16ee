import type { HttpContext } from '@adonisjs/core/http'
import { AcceptCodStatement } from '#app/logistics/services/accept_cod_statement'

export default class CodStatementAcceptancesController {
  async store({ auth, params }: HttpContext) {
    return new AcceptCodStatement().handle({
      statementId: Number(params.cod_statement_id),
      employeeId: auth.user!.id,
    })
  }
}
