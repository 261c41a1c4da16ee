import db from '@adonisjs/lucid/services/db'

export type DepartmentRow = {
  id: number
  code: string
  name: string
  duties: string | null
  parentId: number | null
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
      'departments.parent_id as parentId'
    )
    .count('employees.id as employees')
  return rows.map((row) => ({ ...row, employees: Number(row.employees) }))
}
