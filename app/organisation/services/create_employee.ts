import { inTransaction, type Transaction } from '#core/transaction'
import { isDuplicate } from '#core/statements'
import Employee from '#app/organisation/models/employee'
import { agentNumberTaken, departmentNotFound, staffNoTaken } from '#app/organisation/errors'
import { oneTimePassword } from '#app/organisation/one_time_password'
import { PROPOSED_PERMISSIONS, type Permission, type Role } from '#app/organisation/permissions'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type CreateEmployeeInput = {
  /** Who enters it; null for the installer. */
  actorId: number | null
  /** Six digits, never changed afterwards (P04). */
  staffNo: string
  /** Never changed afterwards (P04). */
  name: string
  role: Role
  departmentId: number
  /** Makes the employee an agent who takes queue calls (P16). */
  agentNumber?: string | null
  acdEnabled?: boolean
  /** Granted beside those of the role; what the role proposes unless told. */
  permissions?: readonly Permission[]
  /** A lasting password instead of a one-time one; for demos and tests. */
  password?: string
}

/** Enters an employee; gives back the one-time password to hand out. */
export class CreateEmployee {
  async handle(input: CreateEmployeeInput): Promise<{ employee: Employee; password: string }> {
    const password = input.password ?? oneTimePassword()
    const permissions = input.permissions ?? PROPOSED_PERMISSIONS[input.role] ?? []
    const id = await inTransaction(async (trx) => {
      const department = await trx.from('departments').where('id', input.departmentId).first()
      if (!department) throw departmentNotFound()
      const created = await this.#insert(input, password, trx)
      if (permissions.length > 0) {
        const rows = permissions.map((permission) => ({
          employee_id: created.id,
          permission,
          granted: true,
        }))
        await trx.table('employee_permissions').multiInsert(rows)
      }
      await new RecordAudit().handle({
        employeeId: input.actorId,
        action: 'employees.create',
        subjectType: 'employee',
        subjectId: String(created.id),
        after: { staffNo: input.staffNo, name: input.name, role: input.role, permissions },
      })
      return created.id
    })
    return { employee: await Employee.findOrFail(id), password }
  }

  async #insert(input: CreateEmployeeInput, password: string, trx: Transaction): Promise<Employee> {
    try {
      return await Employee.create(
        {
          staffNo: input.staffNo,
          name: input.name,
          role: input.role,
          departmentId: input.departmentId,
          agentNumber: input.agentNumber ?? null,
          acdEnabled: input.acdEnabled ?? true,
          password,
          mustChangePassword: input.password === undefined,
        },
        { client: trx }
      )
    } catch (error) {
      if (isDuplicate(error, 'staff_no')) throw staffNoTaken(input.staffNo)
      if (isDuplicate(error, 'agent_number')) throw agentNumberTaken(input.agentNumber ?? '')
      throw error
    }
  }
}
