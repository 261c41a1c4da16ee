import type { HttpContext } from '@adonisjs/core/http'
import { ShowOutreachDesk } from '#app/callbacks/queries/outreach_desk'
import { DisposeContact } from '#app/callbacks/services/dispose_contact'
import { dispositionValidator } from '#app/callbacks/validators/campaign'

export default class OutreachDispositionsController {
  async store({ auth, params, request, response }: HttpContext) {
    const form = await request.validateUsing(dispositionValidator)
    const employeeId = auth.user!.id
    await new DisposeContact().handle({ ...form, contactId: Number(params.contact_id), employeeId })
    return response.status(201).send(await new ShowOutreachDesk().handle(employeeId))
  }
}
