import type { HttpContext } from '@adonisjs/core/http'
import { ShowReconciliation } from '#app/calls/queries/show_reconciliation'
import { RequestReconciliation } from '#app/calls/services/request_reconciliation'
import { reconciliationValidator } from '#app/calls/validators/reconciliation'

export default class ReconciliationsController {
  async index({ inertia }: HttpContext) {
    return inertia.render('calls/reconciliation', {
      reconciliation: await new ShowReconciliation().handle(),
    })
  }

  async store({ auth, request, response }: HttpContext) {
    const { day } = await request.validateUsing(reconciliationValidator)
    await new RequestReconciliation().handle({ day, employeeId: auth.user!.id })
    return response.status(202).send({ day })
  }
}
