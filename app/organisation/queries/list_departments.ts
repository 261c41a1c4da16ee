import db from '@adonisjs/lucid/services/db'

export type DepartmentRow = {
  id: number
  code: string
  name: string
  duties: string | null
  parentId: number | null
  version: number
  /** The service numbers that it answers for: its business type (P03). */
  serviceNumbers: string[]
  /** Employees that belong to it and are not closed. */
  employees: number
}

/** All departments by number, with how many people work there. */
export async function listDepartments(): Promise<DepartmentRow[]> {
  const rows = await db
    .from('departments')
    .leftJoin('employees', (join) => {
      join.on('employees.department_id', 'departments.id').andOnNull('employees.closed_at')
    })
    .groupBy('departments.id')
    .orderBy('departments.code')
    .select(
      'departments.id',
      'departments.code',
      'departments.name',
      'departments.duties',
      'departments.parent_id as parentId',
      'departments.version',
      db.raw(`(SELECT group_concat(number ORDER BY number) FROM service_numbers
        WHERE department_id = departments.id AND active = 1) AS numbers`)
    )
    .count('employees.id as employees')
  return rows.map(({ numbers, ...row }) => ({
    ...row,
    employees: Number(row.employees),
    serviceNumbers: numbers ? String(numbers).split(',') : [],
  }))
}
