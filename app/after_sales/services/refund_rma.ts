import { type Clock, SystemClock } from '#core/clock'
import { formatYuan } from '#core/money'
import { isDuplicate } from '#core/statements'
import type { Transaction } from '#core/transaction'
import { pointsForLines } from '#app/customers/classes'
import { AwardPoints } from '#app/customers/services/award_points'
import { setting } from '#app/organisation/settings'
import { afterSalesRefused } from '#app/after_sales/errors'
import type { LockedRma } from '#app/after_sales/locked_rma'
import { returnableLines } from '#app/after_sales/queries/returnable_lines'
import {
  type RmaStep,
  type RmaStepInput,
  TakeRmaStep,
} from '#app/after_sales/services/take_rma_step'

export type RefundRmaInput = RmaStepInput & {
  /** At most what the goods cost; 0 for gifts only. */
  amountFen: number
  method: string
  /** Of the bank or platform; the same one is booked once for a method. */
  reference: string
}

/** What the goods of a case cost, in fen. */
export function priceOf(lines: { quantity: number; unitPriceFen: number }[]): number {
  return lines.reduce((sum, line) => sum + line.quantity * line.unitPriceFen, 0)
}

/** The customer gets the money for inspected goods back; the points that they earned are reversed. */
export class RefundRma {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ amountFen, method, reference, ...input }: RefundRmaInput): Promise<RmaStep> {
    try {
      return await new TakeRmaStep(this.clock).handle(
        { ...input, event: 'refund' },
        async (rma, order, trx) => {
          if (rma.kind !== 'refund') throw afterSalesRefused('OTHER_KIND', { variant: rma.kind })
          const most = priceOf(rma.lines)
          const least = Math.min(1, most)
          if (!Number.isInteger(amountFen) || amountFen < least || amountFen > most) {
            throw afterSalesRefused('AMOUNT_INVALID', {
              field: 'amountFen',
              values: { most: formatYuan(most) },
            })
          }
          await this.#reversePoints(rma, order.customerId, trx)
          return {
            set: {
              refund_fen: amountFen,
              refund_method: method.trim(),
              refund_reference: reference.trim(),
            },
            changes: { amountFen, method, reference },
          }
        }
      )
    } catch (error) {
      if (isDuplicate(error, 'refund_method')) {
        throw afterSalesRefused('REFUND_BOOKED', { field: 'reference', status: 409 })
      }
      throw error
    }
  }

  /** What these pieces earned: gifts and trials that were not kept earned nothing. */
  async #reversePoints(rma: LockedRma, customerId: number, trx: Transaction) {
    const lines = await returnableLines(rma.orderId, trx)
    const returned = rma.lines.map(({ position, quantity }) => {
      const line = lines.find((one) => one.position === position)!
      return { ...line, quantity, isTrial: line.trialOutcome === 'returned' }
    })
    const points = pointsForLines(returned, await setting('points_per_yuan'))
    if (points === 0) return
    await new AwardPoints(this.clock).handle({
      customerId,
      points: -points,
      reason: 'rma_refund',
      causeType: 'rma',
      causeId: String(rma.id),
    })
  }
}
