import { join } from 'node:path'
import { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import { SystemClock, type Clock } from '#core/clock'
import { BUSINESS_ZONE } from '#core/period'
import { type SheetColumn, sheetOfColumns } from '#core/sheet/sheet_columns'
import { sheetPieces } from '#core/sheet/write_sheet'
import { storeFile } from '#core/storage'
import { MakeFile } from '#app/organisation/services/make_file'
import { type AgentLogLine, ListAgentLog } from '#app/calls/queries/agent_log'
import { ReadCompanyWords } from '#app/calls/queries/company_words'
import type { AgentLogExportRequest } from '#app/calls/services/request_agent_log_export'

type Column = SheetColumn<AgentLogLine>

/** A log of agents as an Excel file: the filtered list, every page of it, durations in whole seconds. */
export class ExportAgentLog {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle({ fileId }: { fileId: number }): Promise<void> {
    await new MakeFile().handle<AgentLogExportRequest>(fileId, async ({ id, params }) => {
      const lines = await new ListAgentLog().all(params.log, params.query, this.#clock.now())
      const title = i18nManager.locale(params.locale).t(`calls.agent_log.${params.log}`)
      const sheet = sheetOfColumns({ title, columns: await columnsOf(params), lines })
      const path = join('exports', `agent-${params.log}-${id}.xlsx`)
      await storeFile(path, sheetPieces(sheet))
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
    heading: i18n.t(`calls.agent_log.${key}`),
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
