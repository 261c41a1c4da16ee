import { DateTime } from 'luxon'
import { inTransaction } from '#core/transaction'
import { isDuplicate } from '#core/statements'
import Employee from '#app/organisation/models/employee'
import {
  agentNumberTaken,
  departmentNotFound,
  employeeNotFound,
  notOnYourself,
} from '#app/organisation/errors'
import type { Role } from '#app/organisation/permissions'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type UpdateEmployeeInput = {
  actorId: number
  employeeId: number
  role?: Role
  departmentId?: number
  agentNumber?: string | null
  acdEnabled?: boolean
  /** Sign-in is refused with the same words as a wrong password (P07). */
  loginDisabled?: boolean
  /** A closed employee is in no pick list and can't sign in (P06). */
  closed?: boolean
}

/** Changes an employee's file. Staff number and name stay as entered (P04). */
export class UpdateEmployee {
  async handle({ actorId, employeeId, closed, ...fields }: UpdateEmployeeInput): Promise<Employee> {
    return inTransaction(async (trx) => {
      const employee = await Employee.query({ client: trx })
        .where('id', employeeId)
        .forUpdate()
        .first()
      if (!employee) throw employeeNotFound()
      const locksOut =
        closed || fields.loginDisabled || (fields.role ?? employee.role) !== employee.role
      if (locksOut && actorId === employeeId) throw notOnYourself()
      if (fields.departmentId !== undefined) {
        const department = await trx.from('departments').where('id', fields.departmentId).first()
        if (!department) throw departmentNotFound()
      }
      employee.merge(fields)
      if (closed !== undefined && closed !== (employee.closedAt !== null)) {
        employee.closedAt = closed ? DateTime.utc() : null
      }
      const after = { ...employee.$dirty }
      const before = Object.fromEntries(
        Object.keys(after).map((key) => [key, employee.$original[key] as unknown])
      )
      if (Object.keys(after).length === 0) return employee
      try {
        await employee.save()
      } catch (error) {
        if (isDuplicate(error, 'agent_number')) throw agentNumberTaken(fields.agentNumber ?? '')
        throw error
      }
      await new RecordAudit().handle({
        employeeId: actorId,
        action: 'employees.update',
        subjectType: 'employee',
        subjectId: String(employeeId),
        before,
        after,
      })
      return employee
    })
  }
}
