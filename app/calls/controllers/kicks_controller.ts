import type { HttpContext } from '@adonisjs/core/http'
import { SuperviseAgent } from '#app/calls/services/supervise_agent'

export default class KicksController {
  async store({ auth, params, response }: HttpContext) {
    const agentId = Number(params.employee_id)
    await new SuperviseAgent().handle({
      supervisor: auth.getUserOrFail(),
      agentId,
      action: 'supervision.kick',
      request: { type: 'kick', employeeId: agentId },
    })
    return response.noContent()
  }
}
