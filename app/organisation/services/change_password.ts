import hash from '@adonisjs/core/services/hash'
import { inTransaction } from '#core/transaction'
import Employee from '#app/organisation/models/employee'
import { passwordUnchanged, wrongPassword } from '#app/organisation/errors'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type ChangePasswordInput = {
  employeeId: number
  currentPassword: string
  newPassword: string
}

/** An employee changes the own password (P08); afterwards the one that was handed out is worth nothing. */
export class ChangePassword {
  async handle({ employeeId, currentPassword, newPassword }: ChangePasswordInput): Promise<void> {
    await inTransaction(async (trx) => {
      const employee = await Employee.query({ client: trx })
        .where('id', employeeId)
        .forUpdate()
        .firstOrFail()
      if (!(await hash.verify(employee.password, currentPassword))) throw wrongPassword()
      if (currentPassword === newPassword) throw passwordUnchanged()
      employee.password = newPassword
      employee.mustChangePassword = false
      await employee.save()
      await new RecordAudit().handle({
        employeeId,
        action: 'employees.change_password',
        subjectType: 'employee',
        subjectId: String(employeeId),
      })
    })
  }
}
