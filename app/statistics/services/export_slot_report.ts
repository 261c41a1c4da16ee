import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import env from '#start/env'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { live } from '#core/live/live'
import { filesChannel } from '#core/live/channels'
import { SystemClock, type Clock } from '#core/clock'
import { numberedPeriod } from '#app/statistics/period_number'
import {
  ListSlotFigures,
  type SlotFiguresList,
  type SlotFiguresRow,
} from '#app/statistics/queries/list_slot_figures'
import type { ReportRequest } from '#app/statistics/report_request'
import { WriteSlotWorkbook } from '#app/statistics/services/write_slot_workbook'

const CHUNK = 1000

type StoredFile = {
  id: number
  employee_id: number
  name: string
  state: string
  params: string | { request: ReportRequest; locale: string }
}

/** Makes the file that was asked for, telling its owner how far it is. A file that is done is not made again. */
export class ExportSlotReport {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle({ fileId }: { fileId: number }): Promise<void> {
    const file: StoredFile | null = await db.from('saved_files').where('id', fileId).first()
    if (!file || file.state === 'done') return
    try {
      const { request, locale } =
        typeof file.params === 'string'
          ? (JSON.parse(file.params) as Exclude<StoredFile['params'], string>)
          : file.params
      const { rows, totals } = await this.#collect(file, request)
      const i18n = i18nManager.locale(locale)
      const bytes = new WriteSlotWorkbook().handle({
        group: request.group,
        rows,
        totals,
        translate: (key, values) => i18n.t(key, values),
      })
      const path = join('exports', `slot-report-${file.id}.xlsx`)
      await store(path, bytes)
      await this.#progress(file, { state: 'done', done_rows: rows.length, path })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      await this.#progress(file, { state: 'failed', error: reason.slice(0, 500) })
      throw error
    }
  }

  async #collect(file: StoredFile, request: ReportRequest) {
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
      await this.#progress(file, {
        state: 'running',
        done_rows: rows.length,
        total_rows: list.total,
        error: null,
      })
      page += 1
    } while (list.rows.length === CHUNK)
    return { rows, totals: list.totals }
  }

  async #progress(file: StoredFile, change: Record<string, string | number | null>) {
    await db
      .from('saved_files')
      .where('id', file.id)
      .update({ ...change, updated_at: new Date() })
    await live.send(filesChannel(file.employee_id), {
      type: 'file_progress',
      fileId: file.id,
      state: String(change.state),
    })
  }
}

/** Where files lie: paths in `saved_files` are relative to it. */
export function storagePath(path: string): string {
  return join(env.get('STORAGE_PATH') ?? app.makePath('var', 'storage'), path)
}

/** Writes beside the place first, so that nobody can fetch half a file. */
async function store(path: string, bytes: Buffer) {
  const target = storagePath(path)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(`${target}.part`, bytes)
  await rename(`${target}.part`, target)
}
