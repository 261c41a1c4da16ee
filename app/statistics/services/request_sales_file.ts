import { DomainError } from '#core/domain_error'
import { XLSX_MIME } from '#core/sheet/write_sheet'
import { queue } from '#core/queue/queue'
import { RequestFile } from '#app/organisation/services/request_file'
import MakeSalesFileJob from '#app/statistics/jobs/make_sales_file'
import { ListSales } from '#app/statistics/queries/sales_lists'
import type { SalesList } from '#app/statistics/sales_queries'

/** What a file of a sales list was asked for, as the file keeps it. */
export type SalesFileRequest = {
  list: SalesList
  /** The list's filters, with the days and the tick for waybills that were searched. */
  query: Record<string, unknown>
  /** Whether the first row names the columns. */
  headings: boolean
  locale: string
}

export type RequestSalesFileInput = SalesFileRequest & {
  employeeId: number
  /** File name without its ending. */
  name: string
}

const MOST_ROWS = 200_000

/** Asks for a sales list as an Excel file. Refuses what is empty or too much. Gives back the file's id. */
export class RequestSalesFile {
  async handle(input: RequestSalesFileInput): Promise<number> {
    const { employeeId, list, query, headings, locale, name } = input
    const { total, range } = await new ListSales().handle(list, query)
    if (total === 0) throw refusal('empty')
    if (total > MOST_ROWS) throw refusal('too_long', { most: MOST_ROWS, count: total })
    const days = `${range.from}..${range.to}`
    const fileId = await new RequestFile().handle({
      employeeId,
      kind: `sales_${list}`,
      name: `${name}.xlsx`,
      mime: XLSX_MIME,
      params: { list, query: { ...query, days }, headings, locale } satisfies SalesFileRequest,
    })
    await queue.dispatch(MakeSalesFileJob, { fileId }, { jobId: `file:${fileId}` })
    return fileId
  }
}

function refusal(code: 'empty' | 'too_long', values: Record<string, number> = {}) {
  return new DomainError({
    status: 422,
    code: `SALES_FILE_${code.toUpperCase()}`,
    messageKey: `statistics.sales.errors.${code}`,
    values,
  })
}
