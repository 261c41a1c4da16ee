import { inTransaction } from '#core/transaction'
import { accountsChanged } from '#app/organisation/accounts_changed'
import Employee from '#app/organisation/models/employee'
import { employeeNotFound, notOnYourself } from '#app/organisation/errors'
import { ROLE_PERMISSIONS, type Permission } from '#app/organisation/permissions'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type GrantPermissionsInput = {
  /** Who grants; null for the installer. */
  actorId: number | null
  employeeId: number
  /** Everything the employee shall be able to do, those of the role included. */
  permissions: readonly Permission[]
}

/** Sets what somebody may do; kept are only the differences from the role, so that a change of the role stays felt. */
export class GrantPermissions {
  async handle({ actorId, employeeId, permissions }: GrantPermissionsInput): Promise<void> {
    if (actorId === employeeId) throw notOnYourself()
    await inTransaction(async (trx) => {
      const employee = await Employee.query({ client: trx })
        .where('id', employeeId)
        .forUpdate()
        .first()
      if (!employee) throw employeeNotFound()
      const before = [...employee.permissions].sort()
      const wanted = new Set(permissions)
      const ofRole = new Set(ROLE_PERMISSIONS[employee.role])
      const rows = [
        ...[...wanted].filter((one) => !ofRole.has(one)).map((one) => [one, true] as const),
        ...[...ofRole].filter((one) => !wanted.has(one)).map((one) => [one, false] as const),
      ].map(([permission, granted]) => ({ employee_id: employeeId, permission, granted }))
      await trx.from('employee_permissions').where('employee_id', employeeId).delete()
      if (rows.length > 0) await trx.table('employee_permissions').multiInsert(rows)
      await accountsChanged()
      await new RecordAudit().handle({
        employeeId: actorId,
        action: 'permissions.grant',
        subjectType: 'employee',
        subjectId: String(employeeId),
        before: { permissions: before },
        after: { permissions: [...wanted].sort() },
      })
    })
  }
}
