import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { parsePhone } from '#core/phone'
import { afterCommit, inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import BlockListChanged from '#app/customers/events/block_list_changed'

export type SaveBlockedNumberInput = {
  /** Null: a new one. */
  id: number | null
  employeeId: number | null
  /** As typed. */
  from: string
  /** Empty for a single number. */
  to?: string | null
  remark?: string | null
}

/** Puts a number or a range of numbers on the block list, or changes an entry (T38). */
export class SaveBlockedNumber {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: SaveBlockedNumberInput): Promise<{ id: number }> {
    const from = digitsOf(input.from, 'from')
    const to = input.to?.trim() ? digitsOf(input.to, 'to') : from
    if (from.length !== to.length) throw refusal('lengths_differ', 'to')
    if (from > to) throw refusal('reversed', 'to')
    const now = this.clock.now().toJSDate()
    const row = { range_from: from, range_to: to, remark: input.remark?.trim() || null }
    return inTransaction(async (trx) => {
      const twin = await trx
        .from('blocked_numbers')
        .where({ range_from: from, range_to: to })
        .forUpdate()
        .first()
      if (twin && twin.id !== input.id) throw refusal('taken', 'from')
      const before = input.id
        ? await trx.from('blocked_numbers').where('id', input.id).forUpdate().first()
        : null
      if (input.id && !before) throw refusal('not_found', 'from', 404)
      let { id } = input
      if (id) {
        await trx
          .from('blocked_numbers')
          .where('id', id)
          .update({ ...row, updated_at: now })
      } else {
        const [created] = await trx
          .table('blocked_numbers')
          .insert({ ...row, created_at: now, updated_at: now })
        id = created as number
      }
      await new RecordAudit(this.clock).handle({
        employeeId: input.employeeId,
        action: before ? 'blocked_numbers.edit' : 'blocked_numbers.create',
        subjectType: 'blocked_number',
        subjectId: String(id),
        before,
        after: row,
      })
      afterCommit(() => BlockListChanged.dispatch())
      return { id }
    })
  }
}

/** A whole number is kept as a call shows it; the beginning of a range may be any digits. */
function digitsOf(text: string, field: string): string {
  const digits = parsePhone(text)?.number ?? text.replaceAll(/[\s()（）-]/g, '')
  if (!/^\d{3,20}$/.test(digits)) throw refusal('invalid', field)
  return digits
}

function refusal(code: string, field: string, status = 422) {
  return new DomainError({
    status,
    code: `BLOCKED_NUMBER_${code.toUpperCase()}`,
    messageKey: `customers.blocked.errors.${code}`,
    field,
  })
}
