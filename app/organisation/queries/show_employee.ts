import Employee from '#app/organisation/models/employee'
import { employeeNotFound } from '#app/organisation/errors'
import { ROLE_PERMISSIONS, type Permission, type Role } from '#app/organisation/permissions'

export type EmployeeFile = {
  id: number
  staffNo: string
  name: string
  role: Role
  departmentId: number
  agentNumber: string | null
  acdEnabled: boolean
  loginDisabled: boolean
  closed: boolean
  /** Everything the employee may do. */
  permissions: Permission[]
  /** What of it would come with the role alone. */
  rolePermissions: Permission[]
}

/** One employee's file with what the employee may do. */
export async function showEmployee(id: number): Promise<EmployeeFile> {
  const employee = await Employee.find(id)
  if (!employee) throw employeeNotFound()
  return {
    id: employee.id,
    staffNo: employee.staffNo,
    name: employee.name,
    role: employee.role,
    departmentId: employee.departmentId,
    agentNumber: employee.agentNumber,
    acdEnabled: Boolean(employee.acdEnabled),
    loginDisabled: Boolean(employee.loginDisabled),
    closed: employee.closedAt !== null,
    permissions: [...employee.permissions],
    rolePermissions: [...ROLE_PERMISSIONS[employee.role]],
  }
}
