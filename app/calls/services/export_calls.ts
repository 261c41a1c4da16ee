import { join } from 'node:path'
import { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import { BUSINESS_ZONE } from '#core/period'
import { type SheetColumn, sheetOfColumns } from '#core/sheet/sheet_columns'
import { sheetPieces } from '#core/sheet/write_sheet'
import { storeFile } from '#core/storage'
import Employee from '#app/organisation/models/employee'
import { MakeFile, type Progress } from '#app/organisation/services/make_file'
import type { CallExportRequest } from '#app/calls/export_request'
import { chosenCalls } from '#app/calls/queries/chosen_calls'
import { type CallLine, ListCalls } from '#app/calls/queries/list_calls'

const CHUNK = 1000

type Translate = (key: string) => string

/** The chosen calls as an Excel file: the columns of the list, durations in whole seconds, numbers masked as on screen. */
export class ExportCalls {
  async handle({ fileId }: { fileId: number }): Promise<void> {
    await new MakeFile().handle<CallExportRequest>(fileId, async (file, progress) => {
      const i18n = i18nManager.locale(file.params.locale)
      const translate: Translate = (key) => i18n.t(key)
      const employee = await Employee.findOrFail(file.employeeId)
      const ownerId = employee.may('calls.view') ? null : employee.id
      const ids = await chosenCalls(employee, file.params)
      const sheet = sheetOfColumns({
        title: translate('calls.export.sheet'),
        columns: columnsOf(translate),
        lines: linesOf(ids, ownerId, progress),
      })
      const path = join('exports', `calls-${file.id}.xlsx`)
      await storeFile(path, sheetPieces(sheet))
      return { path, rows: ids.length }
    })
  }
}

async function* linesOf(ids: string[], ownerId: number | null, progress: Progress) {
  for (let from = 0; from < ids.length; from += CHUNK) {
    yield* await new ListCalls().lines(ids.slice(from, from + CHUNK), ownerId)
    await progress(Math.min(from + CHUNK, ids.length), ids.length)
  }
}

function columnsOf(translate: Translate): SheetColumn<CallLine>[] {
  const column = (key: string, cell: SheetColumn<CallLine>['cell'], width = 12) => ({
    heading: translate(`calls.columns.${key}`),
    width,
    cell,
  })
  const named = (group: string, value: string | null) =>
    value ? translate(`calls.${group}.${value}`) : ''
  return [
    column('at', ({ at }) => local(at), 20),
    column('direction', ({ direction }) => named('direction', direction)),
    column('number', ({ number }) => number),
    column('region', ({ region }) => region),
    column('dnis', ({ dnis }) => dnis),
    column('customer', ({ customer }) => customer?.name ?? ''),
    column('agent', ({ agent }) => agent ?? ''),
    column('wait', ({ waitSeconds }) => waitSeconds),
    column('ring', ({ ringSeconds }) => ringSeconds),
    column('talk', ({ talkSeconds }) => talkSeconds),
    column('hold', ({ holdSeconds }) => holdSeconds),
    column('state', ({ state }) => translate(`shared.states.call.${state}`)),
    column('type', ({ type }) => named('type', type)),
    column('hangupBy', ({ hangupBy }) => named('hangup_by', hangupBy)),
    column('disposition', ({ disposition }) => named('disposition', disposition)),
    column('order', ({ orders }) => orders.map(({ orderNo }) => orderNo).join(' ')),
  ]
}

function local(iso: string): string {
  return DateTime.fromISO(iso).setZone(BUSINESS_ZONE).toFormat('yyyy-LL-dd HH:mm:ss')
}
