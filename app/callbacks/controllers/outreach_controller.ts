import type { HttpContext } from '@adonisjs/core/http'
import { ShowOutreachDesk } from '#app/callbacks/queries/outreach_desk'
import { ClaimContact } from '#app/callbacks/services/claim_contact'

/** The agent's page for campaigns: `store` takes the next contact in hand. */
export default class OutreachController {
  async index({ auth, inertia, request, response }: HttpContext) {
    const desk = await new ShowOutreachDesk().handle(auth.user!.id)
    if (request.accepts(['html', 'json']) === 'json' && !request.header('x-inertia')) {
      return response.send(desk)
    }
    return inertia.render('callbacks/outreach', { desk })
  }

  async store({ auth, params, response }: HttpContext) {
    const employeeId = auth.user!.id
    await new ClaimContact().handle({ employeeId, campaignId: Number(params.campaign_id) })
    return response.status(201).send(await new ShowOutreachDesk().handle(employeeId))
  }
}
