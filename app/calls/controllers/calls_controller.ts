import type { HttpContext } from '@adonisjs/core/http'
import { LoadCallChoices } from '#app/calls/queries/call_choices'
import { ListCalls } from '#app/calls/queries/list_calls'

export default class CallsController {
  async index({ auth, inertia, request }: HttpContext) {
    const employee = auth.getUserOrFail()
    const everybody = employee.may('calls.view')
    return inertia.render('calls/index', {
      calls: await new ListCalls().handle({
        query: request.qs(),
        ownerId: everybody ? null : employee.id,
      }),
      choices: await new LoadCallChoices().handle({ agents: everybody }),
    })
  }
}
