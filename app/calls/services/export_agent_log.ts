import { join } from 'node:path'
import { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import { SystemClock, type Clock } from '#core/clock'
import { BUSINESS_ZONE } from '#core/period'
import { writeSheet } from '#core/sheet/write_sheet'
import { storeFile } from '#core/storage'
import { MakeFile } from '#app/organisation/services/make_file'
import { type AgentLogLine, ListAgentLog } from '#app/calls/queries/agent_log'
import { ReadCompanyWords } from '#app/calls/queries/company_words'
import type { AgentLogExportRequest } from '#app/calls/services/request_agent_log_export'

type Column = { label: string; width: number; cell: (line: AgentLogLine) => string | number }

/** A log of agents as an Excel file: the filtered list, every page of it, durations in whole seconds. */
export class ExportAgentLog {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle({ fileId }: { fileId: number }): Promise<void> {
    await new MakeFile().handle<AgentLogExportRequest>(fileId, async ({ id, params }) => {
      const lines = await new ListAgentLog().all(params.log, params.query, this.#clock.now())
      const columns = await columnsOf(params)
      const book = writeSheet({
        title: i18nManager.locale(params.locale).t(`calls.agent_log.${params.log}`),
        headings: columns.map(({ label }) => label),
        rows: lines.map((line) => columns.map(({ cell }) => cell(line))),
        widths: columns.map(({ width }) => width),
      })
      const path = join('exports', `agent-${params.log}-${id}.xlsx`)
      await storeFile(path, book)
      return { path, rows: lines.length }
    })
  }
}

/** State and reason are of the log of states only. */
async function columnsOf({ log, locale }: AgentLogExportRequest): Promise<Column[]> {
  const i18n = i18nManager.locale(locale)
  const { reasons } = await new ReadCompanyWords().handle()
  const word = (reason: string) => reasons[reason] ?? i18n.t(`calls.reasons.${reason}`, {}, reason)
  const column = (key: string, width: number, cell: Column['cell']): Column => ({
    label: i18n.t(`calls.agent_log.${key}`),
    width,
    cell,
  })
  const ofStates = [
    column('state', 12, ({ state }) => (state ? i18n.t(`shared.states.agent.${state}`) : '')),
    column('reason', 14, ({ reason }) => (reason ? word(reason) : '')),
  ]
  return [
    column('employee', 14, ({ employee }) => employee),
    column('staff_no', 10, ({ staffNo }) => staffNo),
    column('extension', 10, ({ extension }) => extension ?? ''),
    ...(log === 'states' ? ofStates : []),
    column('from', 20, ({ from }) => local(from)),
    column('to', 20, ({ to }) => (to ? local(to) : i18n.t('calls.agent_log.lasts'))),
    column('lasted_seconds', 12, ({ seconds }) => seconds),
  ]
}

function local(iso: string): string {
  return DateTime.fromISO(iso).setZone(BUSINESS_ZONE).toFormat('yyyy-LL-dd HH:mm:ss')
}
