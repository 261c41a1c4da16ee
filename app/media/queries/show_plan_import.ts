import db from '@adonisjs/lucid/services/db'
import type { CheckedPlanRow } from '#app/media/services/check_plan_rows'
import type { StoredPlan } from '#app/media/services/preview_plan_import'

export type ShownPlanImport = {
  plan: {
    id: number
    fileName: string
    state: 'previewed' | 'accepted' | 'discarded'
    goodRows: number
    badRows: number
    warnedRows: number
    costFen: number
    ignored: string[]
    createdAt: Date
    acceptedAt: Date | null
  }
  rows: CheckedPlanRow[]
  total: number
  page: number
  perPage: number
}

export type ShowPlanImportInput = {
  importId: number
  only: 'all' | 'bad'
  page: number
  perPage: number
}

/** A preview with one page of its rows, or of its bad rows; null when there is none. */
export class ShowPlanImport {
  async handle({
    importId,
    only,
    page,
    perPage,
  }: ShowPlanImportInput): Promise<ShownPlanImport | null> {
    const stored = await db.from('placement_imports').where('id', importId).first()
    if (!stored) return null
    const plan: StoredPlan = typeof stored.rows === 'string' ? JSON.parse(stored.rows) : stored.rows
    const rows = only === 'bad' ? plan.rows.filter(({ value }) => value === null) : plan.rows
    const at = Math.min(
      Math.max(1, Math.floor(page)),
      Math.max(1, Math.ceil(rows.length / perPage))
    )
    return {
      plan: {
        id: stored.id,
        fileName: stored.file_name,
        state: stored.state,
        goodRows: stored.good_rows,
        badRows: stored.bad_rows,
        warnedRows: plan.rows.filter(({ warnings }) => warnings.length > 0).length,
        costFen: plan.rows.reduce((sum, { value }) => sum + (value?.costFen ?? 0), 0),
        ignored: plan.sheet.ignored,
        createdAt: stored.created_at,
        acceptedAt: stored.accepted_at,
      },
      rows: rows.slice((at - 1) * perPage, at * perPage),
      total: rows.length,
      page: at,
      perPage,
    }
  }
}
