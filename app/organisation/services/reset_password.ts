import { inTransaction } from '#core/transaction'
import Employee from '#app/organisation/models/employee'
import { employeeNotFound } from '#app/organisation/errors'
import { oneTimePassword } from '#app/organisation/one_time_password'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type ResetPasswordInput = { actorId: number; employeeId: number }

/** Gives somebody a one-time password (P05), returned here and nowhere kept readable. */
export class ResetPassword {
  async handle({ actorId, employeeId }: ResetPasswordInput): Promise<{ password: string }> {
    const password = oneTimePassword()
    await inTransaction(async (trx) => {
      const employee = await Employee.query({ client: trx })
        .where('id', employeeId)
        .forUpdate()
        .first()
      if (!employee) throw employeeNotFound()
      employee.password = password
      employee.mustChangePassword = true
      await employee.save()
      await new RecordAudit().handle({
        employeeId: actorId,
        action: 'employees.reset_password',
        subjectType: 'employee',
        subjectId: String(employeeId),
      })
    })
    return { password }
  }
}
