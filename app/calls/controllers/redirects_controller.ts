import type { HttpContext } from '@adonisjs/core/http'
import { readTarget } from '#app/calls/call_targets'
import { SuperviseAgent } from '#app/calls/services/supervise_agent'
import { targetValidator } from '#app/calls/validators/phone'

export default class RedirectsController {
  async store({ auth, params, request, response }: HttpContext) {
    const supervisor = auth.getUserOrFail()
    const target = readTarget(await request.validateUsing(targetValidator), supervisor)
    const agentId = Number(params.employee_id)
    await new SuperviseAgent().handle({
      supervisor,
      agentId,
      action: 'supervision.redirect',
      detail: { to: target },
      request: { type: 'redirect', employeeId: agentId, target },
    })
    return response.noContent()
  }
}
