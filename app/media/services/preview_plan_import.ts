import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { SystemClock, type Clock } from '#core/clock'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { readSheet } from '#core/sheet/read_sheet'
import { PLAN_HEADINGS, type PlanSheet } from '#app/media/plan_columns'
import { KnownPlacements } from '#app/media/queries/known_placements'
import { LoadPlanCatalogue } from '#app/media/queries/plan_catalogue'
import { CheckPlanRows, type CheckedPlanRow } from '#app/media/services/check_plan_rows'

export type PreviewPlanImportInput = { employeeId: number; fileName: string; bytes: Uint8Array }

/** What `placement_imports.rows` holds. */
export type StoredPlan = { sheet: PlanSheet; rows: CheckedPlanRow[] }

/** Reads a file and keeps what it would do, row by row with every reason against it. No placement is written. */
export class PreviewPlanImport {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle({ employeeId, fileName, bytes }: PreviewPlanImportInput): Promise<number> {
    const sheet = readSheet({ fileName, bytes, headings: PLAN_HEADINGS })
    const rows = await checkSheet(sheet, this.#clock.now())
    const good = rows.filter(({ value }) => value !== null).length
    const now = this.#clock.now().toJSDate()
    const [id] = await db.table('placement_imports').insert({
      employee_id: employeeId,
      file_name: fileName.slice(0, 160),
      state: 'previewed',
      rows: JSON.stringify({ sheet, rows } satisfies StoredPlan),
      good_rows: good,
      bad_rows: rows.length - good,
      created_at: now,
      updated_at: now,
    })
    return id
  }
}

/** The rows of a sheet judged against what the database holds now. */
export async function checkSheet(
  sheet: PlanSheet,
  now: DateTime,
  client: QueryClientContract = db.connection()
): Promise<CheckedPlanRow[]> {
  const catalogue = await new LoadPlanCatalogue().handle(client)
  const alone = new CheckPlanRows().handle({ sheet, catalogue, known: [], now })
  const starts = alone.flatMap(({ value }) => (value ? [Date.parse(value.startsAt)] : []))
  if (starts.length === 0) return alone
  const first = starts.reduce((least, start) => Math.min(least, start))
  const last = starts.reduce((most, start) => Math.max(most, start))
  const known = await new KnownPlacements().handle(
    { from: DateTime.fromMillis(first), to: DateTime.fromMillis(last).plus({ days: 1 }) },
    client
  )
  return new CheckPlanRows().handle({ sheet, catalogue, known, now })
}
