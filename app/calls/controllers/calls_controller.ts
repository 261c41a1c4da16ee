import type { HttpContext } from '@adonisjs/core/http'
import { LoadCallChoices } from '#app/calls/queries/call_choices'
import { callNotFound } from '#app/calls/errors'
import { ListCalls } from '#app/calls/queries/list_calls'
import { ReadRecordingSpace } from '#app/calls/queries/recording_space'
import { ShowCall } from '#app/calls/queries/show_call'

export default class CallsController {
  async index({ auth, inertia, request }: HttpContext) {
    const employee = auth.getUserOrFail()
    const everybody = employee.may('calls.view')
    return inertia.render('calls/index', {
      calls: await new ListCalls().handle({
        query: request.qs(),
        employee,
        ownerId: everybody ? null : employee.id,
      }),
      space: employee.may('agents.supervise') ? await new ReadRecordingSpace().handle() : null,
      choices: await new LoadCallChoices().handle({ agents: everybody }),
    })
  }

  async show({ auth, params, response }: HttpContext) {
    const call = await new ShowCall().handle(auth.getUserOrFail(), String(params.id))
    if (!call) throw callNotFound()
    return response.send(call)
  }
}
