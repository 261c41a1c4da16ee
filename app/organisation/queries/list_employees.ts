import db from '@adonisjs/lucid/services/db'
import { defineList, type ListPage } from '#core/list_query'
import { ROLES, type Role } from '#app/organisation/permissions'

export type EmployeeRow = {
  id: number
  staffNo: string
  name: string
  role: Role
  departmentId: number
  department: string
  agentNumber: string | null
  acdEnabled: boolean
  loginDisabled: boolean
  mustChangePassword: boolean
  /** ISO instant, or null while the employee belongs to the company. */
  closedAt: string | null
  lastSignInAt: string | null
}

export const employeeList = defineList({
  sort: {
    staffNo: 'employees.staff_no',
    name: 'employees.name',
    role: 'employees.role',
    department: 'departments.name',
    lastSignInAt: 'employees.last_sign_in_at',
  },
  defaultSort: 'staffNo',
  tieBreaker: 'employees.id',
  filters: {
    staffNo: { rule: 'prefix', column: 'employees.staff_no' },
    name: { rule: 'contains', column: 'employees.name' },
    role: { rule: 'set', column: 'employees.role', values: ROLES },
    departmentId: { rule: 'ids', column: 'employees.department_id' },
    standing: {
      rule: 'custom',
      read: (text) => (['active', 'disabled', 'closed'].includes(text) ? text : null),
      apply: (query, standing) => {
        if (standing === 'closed') query.whereNotNull('employees.closed_at')
        else query.whereNull('employees.closed_at')
        if (standing === 'disabled') query.where('employees.login_disabled', 1)
        if (standing === 'active') query.where('employees.login_disabled', 0)
      },
    },
  },
})

/** Employees by the state of the list in the URL. */
export async function listEmployees(
  query: Record<string, unknown>
): Promise<ListPage<EmployeeRow>> {
  const employees = db
    .from('employees')
    .join('departments', 'departments.id', 'employees.department_id')
    .select(
      'employees.id',
      'employees.staff_no as staffNo',
      'employees.name',
      'employees.role',
      'employees.department_id as departmentId',
      'departments.name as department',
      'employees.agent_number as agentNumber',
      'employees.acd_enabled as acdEnabled',
      'employees.login_disabled as loginDisabled',
      'employees.must_change_password as mustChangePassword',
      'employees.closed_at as closedAt',
      'employees.last_sign_in_at as lastSignInAt'
    )
  const page = await employeeList.rows<Record<string, unknown>>(employees, employeeList.read(query))
  return { ...page, rows: page.rows.map(employeeRow) }
}

function employeeRow(row: Record<string, unknown>): EmployeeRow {
  return {
    ...(row as EmployeeRow),
    acdEnabled: Boolean(row.acdEnabled),
    loginDisabled: Boolean(row.loginDisabled),
    mustChangePassword: Boolean(row.mustChangePassword),
    closedAt: isoOf(row.closedAt),
    lastSignInAt: isoOf(row.lastSignInAt),
  }
}

function isoOf(value: unknown): string | null {
  return value instanceof Date ? value.toISOString() : null
}
