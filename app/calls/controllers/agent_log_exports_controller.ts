import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { fileStamp } from '#core/period'
import type { AgentLog } from '#app/calls/queries/agent_log'
import { RequestAgentLogExport } from '#app/calls/services/request_agent_log_export'

export default class AgentLogExportsController {
  async store({ auth, i18n, params, request, response }: HttpContext) {
    const log = params.log as AgentLog
    const id = await new RequestAgentLogExport().handle({
      employeeId: auth.getUserOrFail().id,
      log,
      query: request.qs(),
      locale: i18n.locale,
      name: `${i18n.t(`calls.agent_log.${log}`)}-${fileStamp(DateTime.utc())}`,
    })
    return response.status(202).send({ id })
  }
}
