import { DomainError } from '#core/domain_error'
import { XLSX_MIME } from '#core/sheet/write_sheet'
import { queue } from '#core/queue/queue'
import type Employee from '#app/organisation/models/employee'
import { RequestFile } from '#app/organisation/services/request_file'
import type { CallExportRequest } from '#app/calls/export_request'
import ExportCallsJob from '#app/calls/jobs/export_calls'
import ExportRecordingsJob from '#app/calls/jobs/export_recordings'
import { AudibleRecordings } from '#app/calls/queries/audible_recordings'
import { chosenCalls } from '#app/calls/queries/chosen_calls'

export type RequestCallExportInput = CallExportRequest & {
  employee: Employee
  kind: 'calls' | 'recordings'
  /** File name without its ending. */
  name: string
}

const MOST_CALLS = 50_000
const MOST_RECORDINGS = 2_000
const GIGABYTE = 1024 ** 3

/** A zip of the plain format holds four gigabytes. */
const MOST_GIGABYTES = 3.5

const MIMES = {
  calls: XLSX_MIME,
  recordings: 'application/zip',
}

/** Asks for the chosen calls as an Excel file, or for their recordings as a zip. Refuses what is empty or too much. */
export class RequestCallExport {
  async handle(input: RequestCallExportInput): Promise<number> {
    const { employee, kind, name, query, selection, locale } = input
    const callIds = await chosenCalls(employee, { query, selection })
    if (callIds.length === 0) throw refusal('nothing')
    if (callIds.length > MOST_CALLS) {
      throw refusal('too_many_calls', { most: MOST_CALLS, count: callIds.length })
    }
    if (kind === 'recordings') await this.#checkRecordings(employee, callIds)
    const fileId = await new RequestFile().handle({
      employeeId: employee.id,
      kind: kind === 'calls' ? 'call_list' : 'call_recordings',
      name: `${name}.${kind === 'calls' ? 'xlsx' : 'zip'}`,
      mime: MIMES[kind],
      params: { query, selection, locale } satisfies CallExportRequest,
    })
    const job = kind === 'calls' ? ExportCallsJob : ExportRecordingsJob
    await queue.dispatch(job, { fileId }, { jobId: `file:${fileId}` })
    return fileId
  }

  async #checkRecordings(employee: Employee, callIds: string[]) {
    const recordings = await new AudibleRecordings().handle(employee, { callIds })
    const there = recordings.filter(({ state }) => state === 'ready')
    if (there.length === 0) throw refusal('no_recordings')
    if (there.length > MOST_RECORDINGS) {
      throw refusal('too_many_recordings', { most: MOST_RECORDINGS, count: there.length })
    }
    const size = there.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) / GIGABYTE
    if (size > MOST_GIGABYTES) {
      throw refusal('too_big', { most: MOST_GIGABYTES, size: size.toFixed(1) })
    }
  }
}

function refusal(code: string, values: Record<string, string | number> = {}) {
  return new DomainError({
    status: 422,
    code: `CALL_EXPORT_${code.toUpperCase()}`,
    messageKey: `calls.export.${code}`,
    values,
  })
}
