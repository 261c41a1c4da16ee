import type { DateTime } from 'luxon'
import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { inTransaction } from '#core/transaction'

export type SetReminderInput = {
  employeeId: number
  customerId: number
  callId: string | null
  dueAt: DateTime
  remark: string | null
}

/** R01: a promise to call a customer at a time; it pops up at its employee when it is due. */
export class SetReminder {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: SetReminderInput): Promise<{ id: number }> {
    const now = this.clock.now()
    // Also refuses a time that is none.
    if (!(input.dueAt > now)) {
      throw new DomainError({
        status: 422,
        code: 'REMINDER_IN_THE_PAST',
        messageKey: 'callbacks.errors.in_the_past',
        field: 'reminder.dueAt',
      })
    }
    return inTransaction(async (trx) => {
      const [id] = await trx.table('reminders').insert({
        employee_id: input.employeeId,
        customer_id: input.customerId,
        call_id: input.callId,
        due_at: input.dueAt.toJSDate(),
        remark: input.remark?.trim() || null,
        state: 'open',
        created_at: now.toJSDate(),
        updated_at: now.toJSDate(),
      })
      return { id }
    })
  }
}
