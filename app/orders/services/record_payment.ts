import { type Clock, SystemClock } from '#core/clock'
import { formatYuan } from '#core/money'
import { isDuplicate } from '#core/statements'
import type { Transaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { orderRefused } from '#app/orders/errors'
import { type PaymentState, paymentStateOf } from '#app/orders/facet_states'
import type { LockedOrder } from '#app/orders/locked_order'
import { TransitionOrder } from '#app/orders/services/transition_order'

export type RecordPaymentInput = {
  actor: Actor
  orderId: number
  version?: number
  kind: 'payment' | 'refund'
  /** More than 0. */
  amountFen: number
  method: string
  /** The payer's or bank's number; the same one is booked once for a method. */
  reference: string
  workstation?: string | null
}

/**
 * TR27: one row of a prepaid order's ledger; the payment state is the rows' sum against the total. A cancelled or revoked
 * order takes refunds only, and never more than its ledger holds.
 */
export class RecordPayment {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(
    input: RecordPaymentInput
  ): Promise<{ version: number; paymentState: PaymentState }> {
    const { order } = await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      version: input.version,
      event: input.kind === 'payment' ? 'record_payment' : 'record_refund',
      actor: input.actor,
      workstation: input.workstation,
      work: async (locked, trx) => {
        refuseAmount(locked, input)
        await this.#book(trx, input)
        const sign = input.kind === 'payment' ? 1 : -1
        const paidFen = locked.paidFen + sign * input.amountFen
        const paymentState = paymentStateOf({
          totalFen: locked.totalFen,
          paidFen,
          refunded: input.kind === 'refund' || locked.paymentState === 'refunded',
          owedBack: locked.status === 'cancelled',
        })
        return {
          set: { paidFen, paymentState },
          changes: {
            amountFen: input.amountFen,
            method: input.method,
            reference: input.reference,
            paymentState: [locked.paymentState, paymentState],
          },
        }
      },
    })
    return { version: order.version, paymentState: order.paymentState }
  }

  async #book(trx: Transaction, input: RecordPaymentInput) {
    try {
      await trx.table('payments').insert({
        order_id: input.orderId,
        kind: input.kind,
        amount_fen: input.amountFen,
        method: input.method.trim(),
        reference: input.reference.trim(),
        employee_id: input.actor.id,
        created_at: this.clock.now().toJSDate(),
      })
    } catch (error) {
      if (isDuplicate(error)) throw orderRefused('PAYMENT_BOOKED', 'reference', {}, {}, 409)
      throw error
    }
  }
}

function refuseAmount(
  order: LockedOrder,
  { kind, amountFen, method, reference }: RecordPaymentInput
) {
  if (order.paymentMode !== 'prepaid') throw orderRefused('NOT_PREPAID', undefined, {}, {}, 409)
  if (!Number.isInteger(amountFen) || amountFen <= 0)
    throw orderRefused('AMOUNT_INVALID', 'amountFen')
  if (!method.trim()) throw orderRefused('METHOD_MISSING', 'method')
  if (!reference.trim()) throw orderRefused('REFERENCE_MISSING', 'reference')
  const most = kind === 'payment' ? order.totalFen - order.paidFen : order.paidFen
  if (amountFen > most)
    throw orderRefused('AMOUNT_TOO_HIGH', 'amountFen', { most: formatYuan(most) })
}
