import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { inTransaction } from '#core/transaction'
import { type ContactNeed, needColumns } from '#app/customers/contact_need'
import { customerNotFound } from '#app/customers/errors'

export type AddContactInput = {
  employeeId: number
  customerId: number
  callId?: string | null
  /** A16: new, follow-up needed, closed. */
  status?: 'new' | 'open' | 'closed'
  /** May be empty when a need says it all. */
  content: string
  need?: ContactNeed | null
}

/** What was said, once per contact (C14). */
export class AddContact {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: AddContactInput): Promise<{ id: number }> {
    const content = input.content.trim()
    if (!content && !input.need) {
      throw new DomainError({
        status: 422,
        code: 'CONTACT_EMPTY',
        messageKey: 'customers.errors.contact_empty',
        field: 'content',
      })
    }
    return inTransaction(async (trx) => {
      const customer = await trx
        .from('customers')
        .where('id', input.customerId)
        .select('id')
        .first()
      if (!customer) throw customerNotFound()
      const now = this.clock.now().toJSDate()
      const [id] = await trx.table('contacts').insert({
        customer_id: input.customerId,
        employee_id: input.employeeId,
        call_id: input.callId ?? null,
        status: input.status ?? 'new',
        content,
        ...(await needColumns(trx, input.need ?? null)),
        created_at: now,
        updated_at: now,
      })
      return { id }
    })
  }
}
