import type { HttpContext } from '@adonisjs/core/http'
import { ListProposals } from '#app/logistics/queries/list_proposals'
import { DropProposal } from '#app/logistics/services/drop_proposal'

export default class FeedbackProposalsController {
  async index({ inertia }: HttpContext) {
    return inertia.render('logistics/proposals', {
      proposals: () => new ListProposals().handle(),
    })
  }

  async destroy({ auth, params, response }: HttpContext) {
    await new DropProposal().handle({
      id: Number(params.id),
      employeeId: auth.getUserOrFail().id,
    })
    return response.noContent()
  }
}
