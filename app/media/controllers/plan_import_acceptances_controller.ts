import type { HttpContext } from '@adonisjs/core/http'
import { AcceptPlanImport } from '#app/media/services/accept_plan_import'

export default class PlanImportAcceptancesController {
  async store({ auth, params, response }: HttpContext) {
    const accepted = await new AcceptPlanImport().handle({
      importId: Number(params.id),
      employeeId: auth.user!.id,
    })
    return response.status(accepted.state === 'accepted' ? 200 : 409).send(accepted)
  }
}
