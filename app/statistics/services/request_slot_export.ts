import { XLSX_MIME } from '#core/sheet/write_sheet'
import { queue } from '#core/queue/queue'
import { RequestFile } from '#app/organisation/services/request_file'
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
    const fileId = await new RequestFile().handle({
      employeeId,
      kind: 'slot_report',
      name: `${name.slice(0, 150)}.xlsx`,
      mime: XLSX_MIME,
      params: { request, locale },
    })
    await queue.dispatch(ExportSlotsJob, { fileId }, { jobId: `file:${fileId}` })
    return fileId
  }
}
