import { type Clock, SystemClock } from '#core/clock'
import { parsePhone } from '#core/phone'
import { isDuplicate } from '#core/statements'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { phoneInvalid } from '#app/customers/errors'

export type AddDoNotCallInput = {
  /** As typed. */
  number: string
  source: 'customer' | 'authority' | 'internal'
  employeeId: number | null
  callId?: string | null
  remark?: string | null
}

/**
 * Puts a number on the list of those who must not be called. It stays there: no import, no campaign and no page takes
 * it off. Said again, it changes nothing; the first word, with its date, is the proof that is kept.
 */
export class AddDoNotCall {
  constructor(private clock: Clock = new SystemClock()) {}

  /** Whether it is new there. */
  async handle(input: AddDoNotCallInput): Promise<boolean> {
    const phone = parsePhone(input.number)
    if (!phone) throw phoneInvalid('number')
    return inTransaction(async (trx) => {
      const known = await trx
        .from('do_not_call_numbers')
        .where('number', phone.number)
        .select('id')
        .first()
      if (known) return false
      try {
        await trx.table('do_not_call_numbers').insert({
          number: phone.number,
          source: input.source,
          remark: input.remark?.trim() || null,
          call_id: input.callId ?? null,
          employee_id: input.employeeId,
          created_at: this.clock.now().toJSDate(),
        })
      } catch (error) {
        // Somebody said so at the same moment.
        if (isDuplicate(error)) return false
        throw error
      }
      await new RecordAudit(this.clock).handle({
        employeeId: input.employeeId,
        action: 'do_not_call.add',
        subjectType: 'do_not_call_number',
        subjectId: phone.number,
        after: { source: input.source, remark: input.remark ?? null },
      })
      return true
    })
  }
}
