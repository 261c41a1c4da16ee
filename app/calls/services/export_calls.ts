import { join } from 'node:path'
import { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import { BUSINESS_ZONE } from '#core/period'
import { writeSheet } from '#core/sheet/write_sheet'
import { storeFile } from '#core/storage'
import Employee from '#app/organisation/models/employee'
import { MakeFile } from '#app/organisation/services/make_file'
import type { CallExportRequest } from '#app/calls/export_request'
import { chosenCalls } from '#app/calls/queries/chosen_calls'
import { type CallLine, ListCalls } from '#app/calls/queries/list_calls'

const CHUNK = 1000
const COLUMNS = [
  'at',
  'direction',
  'number',
  'region',
  'dnis',
  'customer',
  'agent',
  'wait',
  'ring',
  'talk',
  'hold',
  'state',
  'type',
  'hangupBy',
  'disposition',
  'order',
] as const

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
      const rows: (string | number)[][] = []
      for (let from = 0; from < ids.length; from += CHUNK) {
        const lines = await new ListCalls().lines(ids.slice(from, from + CHUNK), ownerId)
        rows.push(...lines.map((line) => cellsOf(line, translate)))
        await progress(rows.length, ids.length)
      }
      const path = join('exports', `calls-${file.id}.xlsx`)
      await storeFile(path, workbook(rows, translate))
      return { path, rows: rows.length }
    })
  }
}

function workbook(rows: (string | number)[][], translate: Translate): Buffer {
  return writeSheet({
    title: translate('calls.export.sheet'),
    headings: COLUMNS.map((column) => translate(`calls.columns.${column}`)),
    rows,
    widths: COLUMNS.map((column) => (column === 'at' ? 20 : 12)),
  })
}

function cellsOf(line: CallLine, translate: Translate): (string | number)[] {
  const at = DateTime.fromISO(line.at).setZone(BUSINESS_ZONE).toFormat('yyyy-LL-dd HH:mm:ss')
  return [
    at,
    translate(`calls.direction.${line.direction}`),
    line.number,
    line.region,
    line.dnis,
    line.customer?.name ?? '',
    line.agent ?? '',
    line.waitSeconds,
    line.ringSeconds,
    line.talkSeconds,
    line.holdSeconds,
    translate(`shared.states.call.${line.state}`),
    line.type ? translate(`calls.type.${line.type}`) : '',
    line.hangupBy ? translate(`calls.hangup_by.${line.hangupBy}`) : '',
    line.disposition ? translate(`calls.disposition.${line.disposition}`) : '',
    line.orders.map(({ orderNo }) => orderNo).join(' '),
  ]
}
