import db from '@adonisjs/lucid/services/db'
import { listOf } from '#app/calls/switches/plan_book'

export type SwitchApplyRow = {
  id: number
  switchId: number
  employee: string | null
  restoredId: number | null
  state: 'running' | 'applied' | 'refused' | 'failed'
  changes: number
  result: Record<string, unknown> | null
  createdAt: string
  finishedAt: string | null
}

const MOST_APPLIES = 50

/** The applies of a switch, the latest first, or one of them. */
export class ListSwitchApplies {
  async handle(where: { switchId: number } | { applyId: number }): Promise<SwitchApplyRow[]> {
    const query = db
      .from('switch_applies as a')
      .leftJoin('employees as e', 'e.id', 'a.employee_id')
      .select('a.id', 'a.switch_id', 'a.restored_id', 'a.state', 'a.changes', 'a.result')
      .select('a.created_at', 'a.finished_at', 'e.name as employee')
      .orderBy('a.id', 'desc')
      .limit(MOST_APPLIES)
    if ('switchId' in where) query.where('a.switch_id', where.switchId)
    else query.where('a.id', where.applyId)
    const rows: Record<string, unknown>[] = await query
    return rows.map((row) => ({
      id: row.id as number,
      switchId: row.switch_id as number,
      employee: row.employee as string | null,
      restoredId: row.restored_id as number | null,
      state: row.state as SwitchApplyRow['state'],
      changes: listOf<unknown>(row.changes).length,
      result: row.result === null ? null : resultOf(row.result),
      createdAt: (row.created_at as Date).toISOString(),
      finishedAt: row.finished_at === null ? null : (row.finished_at as Date).toISOString(),
    }))
  }
}

function resultOf(value: unknown): Record<string, unknown> {
  return (typeof value === 'string' ? JSON.parse(value) : value) as Record<string, unknown>
}
