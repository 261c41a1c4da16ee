import { join } from 'node:path'
import i18nManager from '@adonisjs/i18n/services/main'
import { SystemClock, type Clock } from '#core/clock'
import { storeFile } from '#core/storage'
import { MakeFile, type Progress } from '#app/organisation/services/make_file'
import { numberedPeriod } from '#app/statistics/period_number'
import {
  ListSlotFigures,
  type SlotFiguresList,
  type SlotFiguresRow,
} from '#app/statistics/queries/list_slot_figures'
import type { ReportRequest } from '#app/statistics/report_request'
import { WriteSlotWorkbook } from '#app/statistics/services/write_slot_workbook'

const CHUNK = 1000

/** The slot report as an Excel file: exactly what the list shows, every page of it. */
export class ExportSlotReport {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle({ fileId }: { fileId: number }): Promise<void> {
    await new MakeFile().handle<{ request: ReportRequest; locale: string }>(
      fileId,
      async ({ id, params: { request, locale } }, progress) => {
        const { rows, totals } = await this.#collect(request, progress)
        const i18n = i18nManager.locale(locale)
        const bytes = new WriteSlotWorkbook().handle({
          group: request.group,
          rows,
          totals,
          translate: (key, values) => i18n.t(key, values),
        })
        const path = join('exports', `slot-report-${id}.xlsx`)
        await storeFile(path, bytes)
        return { path, rows: rows.length }
      }
    )
  }

  async #collect(request: ReportRequest, progress: Progress) {
    const rows: SlotFiguresRow[] = []
    const now = this.#clock.now()
    let list: SlotFiguresList
    let page = 1
    do {
      list = await new ListSlotFigures().handle({
        ...request,
        period: numberedPeriod(request)!,
        now,
        page,
        perPage: CHUNK,
      })
      rows.push(...list.rows)
      await progress(rows.length, list.total)
      page += 1
    } while (list.rows.length === CHUNK)
    return { rows, totals: list.totals }
  }
}
