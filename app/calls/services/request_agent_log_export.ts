import { DomainError } from '#core/domain_error'
import { XLSX_MIME } from '#core/sheet/write_sheet'
import { queue } from '#core/queue/queue'
import { RequestFile } from '#app/organisation/services/request_file'
import ExportAgentLogJob from '#app/calls/jobs/export_agent_log'
import { type AgentLog, ListAgentLog } from '#app/calls/queries/agent_log'

/** What an export of a log of agents was asked for, as its file keeps it. */
export type AgentLogExportRequest = {
  log: AgentLog
  /** The list's filters, with the days that were searched. */
  query: Record<string, unknown>
  locale: string
}

export type RequestAgentLogExportInput = AgentLogExportRequest & {
  employeeId: number
  /** File name without its ending. */
  name: string
}

const MOST_ENTRIES = 100_000

/** Asks for a log of agents as an Excel file. Refuses what is empty or too much. Gives back the file's id. */
export class RequestAgentLogExport {
  async handle({ employeeId, log, query, locale, name }: RequestAgentLogExportInput) {
    const { total, range } = await new ListAgentLog().handle(log, query)
    if (total === 0) throw refusal('nothing', {})
    if (total > MOST_ENTRIES) throw refusal('too_many', { most: MOST_ENTRIES, count: total })
    const days = `${range.from}..${range.to}`
    const fileId = await new RequestFile().handle({
      employeeId,
      kind: `agent_${log}`,
      name: `${name}.xlsx`,
      mime: XLSX_MIME,
      params: { log, query: { ...query, days }, locale } satisfies AgentLogExportRequest,
    })
    await queue.dispatch(ExportAgentLogJob, { fileId }, { jobId: `file:${fileId}` })
    return fileId
  }
}

function refusal(code: string, values: Record<string, number>) {
  return new DomainError({
    status: 422,
    code: `AGENT_LOG_EXPORT_${code.toUpperCase()}`,
    messageKey: `calls.agent_log.export.${code}`,
    values,
  })
}
