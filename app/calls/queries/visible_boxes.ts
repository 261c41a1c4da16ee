import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type Employee from '#app/organisation/models/employee'
import { audibleTalkers } from '#app/calls/queries/audible_talkers'

/** Whose messages an employee sees: those of these people and ACD groups. */
export type VisibleBoxes = 'all' | { employees: number[]; groups: number[] }

/**
 * The own box; for who supervises those of the people of the own department and all below it, and of the groups that
 * they work in; every one for who reviews quality.
 */
export async function visibleBoxes(employee: Employee): Promise<VisibleBoxes> {
  const employees = await audibleTalkers(employee)
  if (employees === 'everybody') return 'all'
  if (!employee.may('agents.supervise')) return { employees, groups: [] }
  const rows: { id: number }[] = await db
    .from('acd_group_levels as l')
    .join('acd_group_members as m', 'm.acd_group_level_id', 'l.id')
    .whereIn('m.employee_id', employees)
    .distinct('l.acd_group_id as id')
  return { employees, groups: rows.map(({ id }) => id) }
}

/** Narrows a query over `voicemail_messages m` to these boxes. */
export function inBoxes(query: DatabaseQueryBuilderContract<unknown>, boxes: VisibleBoxes) {
  if (boxes === 'all') return
  query.where((one) => {
    one.whereIn('m.employee_id', boxes.employees).orWhereIn('m.acd_group_id', boxes.groups)
  })
}
