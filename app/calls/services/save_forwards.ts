import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { inTransaction, type Transaction } from '#core/transaction'
import type Employee from '#app/organisation/models/employee'
import { RecordAudit } from '#app/organisation/services/record_audit'
import type { CallForward } from '#app/calls/queries/own_forwards'

/** Telephones of the house have short numbers. */
const LONGEST_EXTENSION = 6

/** Saves where the calls of the own telephone go (T30-T33); what is not named any more is gone. */
export class SaveForwards {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ employee, forwards }: { employee: Employee; forwards: CallForward[] }) {
    await inTransaction(async (trx) => {
      for (const [index, forward] of forwards.entries()) {
        await this.#check(trx, employee, forward, index)
      }
      const now = this.clock.now().toJSDate()
      await trx.from('call_forwards').where('employee_id', employee.id).delete()
      if (forwards.length > 0) {
        await trx.table('call_forwards').multiInsert(
          forwards.map(({ kind, number, ranges }) => ({
            employee_id: employee.id,
            kind,
            number,
            ranges: JSON.stringify(ranges),
            created_at: now,
            updated_at: now,
          }))
        )
      }
      await new RecordAudit().handle({
        employeeId: employee.id,
        action: 'phones.forward',
        subjectType: 'employee',
        subjectId: String(employee.id),
        after: { forwards },
      })
    })
  }

  async #check(trx: Transaction, employee: Employee, forward: CallForward, index: number) {
    const field = `forwards.${index}.number`
    if (forward.ranges.some(({ from, to }) => from >= to))
      throw refused('range', `forwards.${index}.ranges`)
    if (forward.number.length > LONGEST_EXTENSION) {
      if (!employee.may('calls.transfer_outside')) throw refused('outside', field)
      return
    }
    const extension = await trx
      .from('extensions')
      .where({ number: forward.number, active: true })
      .select('employee_id')
      .first()
    if (!extension) throw refused('no_extension', field)
    if (extension.employee_id === employee.id) throw refused('own', field)
  }
}

function refused(reason: 'outside' | 'no_extension' | 'own' | 'range', field: string) {
  return new DomainError({
    status: 422,
    code: `FORWARD_${reason.toUpperCase()}`,
    messageKey: `calls.forwards.errors.${reason}`,
    field,
  })
}
