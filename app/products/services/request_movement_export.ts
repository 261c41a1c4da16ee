import { XLSX_MIME } from '#core/sheet/write_sheet'
import { queue } from '#core/queue/queue'
import { RequestFile } from '#app/organisation/services/request_file'
import { stockRefused } from '#app/products/errors'
import ExportMovementsJob from '#app/products/jobs/export_movements'
import { ListMovements } from '#app/products/queries/list_movements'

/** What an export of the stock ledger was asked for, as its file keeps it. */
export type MovementExportRequest = {
  /** The list's filters, with the days that were searched. */
  query: Record<string, unknown>
  locale: string
}

export type RequestMovementExportInput = MovementExportRequest & {
  employeeId: number
  /** File name without its ending. */
  name: string
}

const MOST_LINES = 100_000

/** Asks for the stock ledger as an Excel file. Refuses what is empty or too much. Gives back the file's id. */
export class RequestMovementExport {
  async handle({ employeeId, query, locale, name }: RequestMovementExportInput): Promise<number> {
    const { total, range } = await new ListMovements().handle(query)
    if (total === 0) throw stockRefused('STOCK_EXPORT_EMPTY')
    if (total > MOST_LINES) {
      throw stockRefused('STOCK_EXPORT_TOO_MANY', { values: { most: MOST_LINES, count: total } })
    }
    const days = `${range.from}..${range.to}`
    const fileId = await new RequestFile().handle({
      employeeId,
      kind: 'stock_movements',
      name: `${name}.xlsx`,
      mime: XLSX_MIME,
      params: { query: { ...query, days }, locale } satisfies MovementExportRequest,
    })
    await queue.dispatch(ExportMovementsJob, { fileId }, { jobId: `file:${fileId}` })
    return fileId
  }
}
