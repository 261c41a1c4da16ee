import db from '@adonisjs/lucid/services/db'
import type Employee from '#app/organisation/models/employee'
import { DepartmentsBelow } from '#app/organisation/queries/departments_below'

/** Whose conversations an employee may listen to. */
export async function audibleTalkers(employee: Employee): Promise<number[] | 'everybody'> {
  if (employee.may('recordings.review')) return 'everybody'
  const own = employee.may('calls.view_own') || employee.may('calls.view') ? [employee.id] : []
  if (!employee.may('agents.supervise')) return own
  const departments = await new DepartmentsBelow().handle(employee.departmentId)
  const people: { id: number }[] = await db
    .from('employees')
    .whereIn('department_id', [...departments])
    .select('id')
  return [...new Set([...own, ...people.map(({ id }) => id)])]
}
