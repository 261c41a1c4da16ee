import { XLSX_MIME } from '#core/sheet/write_sheet'
import { queue } from '#core/queue/queue'
import { RequestFile } from '#app/organisation/services/request_file'
import { logisticsRefused } from '#app/logistics/errors'
import MakeParcelListJob from '#app/logistics/jobs/make_parcel_list'
import { ListParcels, type ParcelList } from '#app/logistics/queries/parcel_lists'

export const PARCEL_LIST_FORMATS = ['xlsx', 'pdf'] as const

export type ParcelListFormat = (typeof PARCEL_LIST_FORMATS)[number]

/** What a file of a list of parcels was asked for, as the file keeps it. */
export type ParcelListRequest = {
  list: ParcelList
  format: ParcelListFormat
  /** The list's filters, with the days that were searched. */
  query: Record<string, unknown>
  locale: string
}

export type RequestParcelListInput = ParcelListRequest & {
  employeeId: number
  /** File name without its ending. */
  name: string
}

/** Rows of one file: paper is for what somebody signs for. */
const MOST_ROWS: Record<ParcelListFormat, number> = { xlsx: 100_000, pdf: 3000 }

const MIMES: Record<ParcelListFormat, string> = { xlsx: XLSX_MIME, pdf: 'application/pdf' }

/** Asks for a list of parcels as a file. Refuses what is empty or too much. Gives back the file's id. */
export class RequestParcelList {
  async handle(input: RequestParcelListInput): Promise<number> {
    const { employeeId, list, format, query, locale, name } = input
    const { total, range } = await new ListParcels().handle(list, query)
    const most = MOST_ROWS[format]
    if (total === 0) throw logisticsRefused('LIST_EMPTY')
    if (total > most) throw logisticsRefused('LIST_TOO_LONG', { values: { most, count: total } })
    const days = `${range.from}..${range.to}`
    const fileId = await new RequestFile().handle({
      employeeId,
      kind: `parcel_${list}`,
      name: `${name}.${format}`,
      mime: MIMES[format],
      params: { list, format, query: { ...query, days }, locale } satisfies ParcelListRequest,
    })
    await queue.dispatch(MakeParcelListJob, { fileId }, { jobId: `file:${fileId}` })
    return fileId
  }
}
