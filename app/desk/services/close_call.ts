import { type Clock, SystemClock } from '#core/clock'
import { parsePhone } from '#core/phone'
import { DomainError } from '#core/domain_error'
import { inTransaction } from '#core/transaction'
import { AddDoNotCall } from '#app/customers/services/add_do_not_call'
import { lockOwnCall } from '#app/desk/own_call'
import { type CallNote, SaveCallNote } from '#app/desk/services/save_call_note'

/** The disposition by which a customer is put on the do-not-call list. */
const OPT_OUT = 'opt_out'

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
      if (disposition.code === OPT_OUT) await this.#optOut(call.number, input)
      if (customerId === null) return
      await new SaveCallNote(this.clock).handle({ ...input, customerId })
    })
  }

  /** Whoever asks not to be called is never called again (G22). A caller without a number can't be. */
  async #optOut(number: string, { callId, employeeId }: Omit<CloseCallInput, 'disposition'>) {
    if (!parsePhone(number)) return
    const source = 'customer'
    await new AddDoNotCall(this.clock).handle({ number, source, callId, employeeId })
  }
}
