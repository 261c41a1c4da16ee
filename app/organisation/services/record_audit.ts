import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { requestOrigin } from '#core/request_origin'
import { currentTransaction } from '#core/transaction'

export type AuditEntry = {
  /** Who did it; null for the system itself. */
  employeeId: number | null
  /** What was done, such as `employees.reset_password`. */
  action: string
  subjectType: string
  subjectId: string
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
}

/** Writes one row of the audit trail, in the caller's transaction: what rolls back leaves no trace of having happened. */
export class RecordAudit {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(entry: AuditEntry): Promise<void> {
    const { requestId, ip } = requestOrigin()
    await (currentTransaction() ?? db).table('audit_entries').insert({
      employee_id: entry.employeeId,
      action: entry.action,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      before: entry.before ? JSON.stringify(entry.before) : null,
      after: entry.after ? JSON.stringify(entry.after) : null,
      request_id: requestId,
      ip,
      created_at: this.clock.now().toJSDate(),
    })
  }
}
