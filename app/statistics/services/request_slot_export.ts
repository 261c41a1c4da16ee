import db from '@adonisjs/lucid/services/db'
import { queue } from '#core/queue/queue'
import ExportSlotsJob from '#app/statistics/jobs/export_slots'
import type { ReportRequest } from '#app/statistics/report_request'

export type RequestSlotExportInput = {
  employeeId: number
  request: ReportRequest
  locale: string
  /** File name without its ending. */
  name: string
}

/** Puts an export of the report down as a file to come and hands the work to the worker. Gives back the file's id. */
export class RequestSlotExport {
  async handle({ employeeId, request, locale, name }: RequestSlotExportInput): Promise<number> {
    const now = new Date()
    const [id] = await db.table('saved_files').insert({
      employee_id: employeeId,
      kind: 'slot_report',
      name: `${name.replaceAll(/[\\/:*?"<>|]/g, '-').slice(0, 150)}.xlsx`,
      mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      state: 'queued',
      params: JSON.stringify({ request, locale }),
      created_at: now,
      updated_at: now,
    })
    await queue.dispatch(ExportSlotsJob, { fileId: Number(id) }, { jobId: `file:${id}` })
    return Number(id)
  }
}
