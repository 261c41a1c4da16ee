import Department from '#app/organisation/models/department'
import type Employee from '#app/organisation/models/employee'
import type { Permission, Role } from '#app/organisation/permissions'
import { CreateEmployee } from '#app/organisation/services/create_employee'
import { GrantPermissions } from '#app/organisation/services/grant_permissions'
import { nextStaffNo } from '#database/factories/staff_numbers'

/** The password of every employee of the tests. */
export const PASSWORD = 'correct-horse-9'

let serial = 0

export async function givenDepartment(name = '直销部'): Promise<Department> {
  serial += 1
  return Department.create({ code: `T${process.pid}-${serial}`, name })
}

/** An employee who can sign in with `PASSWORD`, with the permissions that come with the role and its proposals. */
export async function givenEmployee(
  fields: {
    role?: Role
    name?: string
    departmentId?: number
    agentNumber?: string | null
    /** Exactly these, instead of the role's. */
    permissions?: readonly Permission[]
  } = {}
): Promise<Employee> {
  const departmentId = fields.departmentId ?? (await givenDepartment()).id
  const { employee } = await new CreateEmployee().handle({
    actorId: null,
    staffNo: nextStaffNo(),
    name: fields.name ?? '王晓梅',
    role: fields.role ?? 'agent',
    departmentId,
    agentNumber: fields.agentNumber,
    password: PASSWORD,
  })
  if (!fields.permissions) return employee
  await new GrantPermissions().handle({
    actorId: null,
    employeeId: employee.id,
    permissions: fields.permissions,
  })
  await employee.load('permissionOverrides')
  return employee
}
