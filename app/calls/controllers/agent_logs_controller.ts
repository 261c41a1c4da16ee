import type { HttpContext } from '@adonisjs/core/http'
import { type AgentLog, ListAgentLog } from '#app/calls/queries/agent_log'
import { LoadCallChoices } from '#app/calls/queries/call_choices'

export default class AgentLogsController {
  async show({ inertia, params, request }: HttpContext) {
    const log = params.log as AgentLog
    const entries = await new ListAgentLog().handle(log, request.qs())
    const { agents } = await new LoadCallChoices().handle({ agents: true })
    return inertia.render('calls/agent_log', { log, entries, agents })
  }
}
