import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { inTransaction } from '#core/transaction'
import { lockOwnCall } from '#app/desk/own_call'
import { type CallNote, SaveCallNote } from '#app/desk/services/save_call_note'

export type CloseCallInput = CallNote & {
  employeeId: number
  callId: string
  /** Code of a row of `dispositions`. */
  disposition: string
  /** Who the call was with; null for a silent or wrong number. */
  customerId: number | null
}

/** The end of a call for its agent: the result, the note of what was said, and the promise to call again. */
export class CloseCall {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ disposition: code, ...input }: CloseCallInput): Promise<void> {
    await inTransaction(async (trx) => {
      const call = await lockOwnCall(trx, input)
      const disposition = await trx.from('dispositions').where('code', code).first()
      if (!disposition) {
        throw new DomainError({
          status: 422,
          code: 'UNKNOWN_DISPOSITION',
          messageKey: 'desk.errors.unknown_disposition',
          field: 'disposition',
        })
      }
      const customerId = input.customerId ?? call.customerId
      await trx.from('calls').where('id', call.id).update({
        disposition_id: disposition.id,
        customer_id: customerId,
        updated_at: this.clock.now().toJSDate(),
      })
      if (customerId === null) return
      await new SaveCallNote(this.clock).handle({ ...input, customerId })
    })
  }
}
