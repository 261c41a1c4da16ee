import type { HttpContext } from '@adonisjs/core/http'
import { SuperviseAgent } from '#app/calls/services/supervise_agent'
import { agentStateValidator } from '#app/calls/validators/phone'

export default class AgentStatesController {
  async update({ auth, params, request, response }: HttpContext) {
    const { state, reason } = await request.validateUsing(agentStateValidator)
    const employeeId = Number(params.employee_id)
    await new SuperviseAgent().handle({
      supervisor: auth.getUserOrFail(),
      agentId: employeeId,
      action: `supervision.${state}`,
      detail: { reason: reason ?? null },
      request:
        state === 'not_ready'
          ? { type: 'not_ready', employeeId, reason: reason ?? 'meeting' }
          : { type: state === 'ready' ? 'ready' : 'sign_out', employeeId },
    })
    return response.noContent()
  }
}
