import type { HttpContext } from '@adonisjs/core/http'
import { ShowOutreachDesk } from '#app/callbacks/queries/outreach_desk'
import { DialContact } from '#app/callbacks/services/dial_contact'

export default class OutreachDialsController {
  async store({ auth, params, response }: HttpContext) {
    const employeeId = auth.user!.id
    await new DialContact().handle({ contactId: Number(params.contact_id), employeeId })
    return response.status(201).send(await new ShowOutreachDesk().handle(employeeId))
  }
}
