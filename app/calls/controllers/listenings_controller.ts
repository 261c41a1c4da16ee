import type { HttpContext } from '@adonisjs/core/http'
import { SuperviseAgent } from '#app/calls/services/supervise_agent'
import { listeningValidator } from '#app/calls/validators/phone'

export default class ListeningsController {
  async store({ auth, params, request, response }: HttpContext) {
    const { mode } = await request.validateUsing(listeningValidator)
    const supervisor = auth.getUserOrFail()
    const agentId = Number(params.employee_id)
    await new SuperviseAgent().handle({
      supervisor,
      agentId,
      action: `supervision.${mode}`,
      request: { type: 'supervise', employeeId: agentId, supervisorId: supervisor.id, mode },
    })
    return response.noContent()
  }

  async destroy({ auth, params, response }: HttpContext) {
    const supervisor = auth.getUserOrFail()
    const agentId = Number(params.employee_id)
    await new SuperviseAgent().handle({
      supervisor,
      agentId,
      action: 'supervision.stop',
      request: { type: 'stop_supervising', employeeId: agentId, supervisorId: supervisor.id },
    })
    return response.noContent()
  }
}
