import { type Clock, SystemClock } from '#core/clock'
import { type Transaction, inTransaction } from '#core/transaction'
import { pointsForLines } from '#app/customers/classes'
import { AwardPoints } from '#app/customers/services/award_points'
import { setting } from '#app/organisation/settings'
import type { Actor } from '#app/orders/actor'
import { type LockedOrder, lockOrder } from '#app/orders/locked_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { afterSalesRefused } from '#app/after_sales/errors'
import { type ReturnableLine, returnableLines } from '#app/after_sales/queries/returnable_lines'
import { RequestRma } from '#app/after_sales/services/request_rma'

export type DecideTrialInput = {
  orderId: number
  version?: number
  /** Whether the customer keeps the goods that he had on trial. */
  kept: boolean
  /** Lines of the order by their place in it; null: all that are on trial. */
  positions: number[] | null
  actor: Actor
  workstation?: string | null
}

export type DecidedTrial = { version: number; rmaId: number | null }

/** TR26: a trial ends. Kept, the lines earn points and count as sales; otherwise they go back without any limit of days. */
export class DecideTrial {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: DecideTrialInput): Promise<DecidedTrial> {
    return inTransaction(async (trx) => {
      const order = await lockOrder(trx, input.orderId)
      let lines: ReturnableLine[] = []
      const { order: after } = await new TransitionOrder(this.clock).handle({
        order,
        version: input.version,
        event: input.kept ? 'trial_keep' : 'trial_return',
        actor: input.actor,
        workstation: input.workstation,
        work: async () => {
          lines = await this.#pending(order, input.positions, trx)
          await trx
            .from('order_lines')
            .where('order_id', order.id)
            .whereIn(
              'position',
              lines.map(({ position }) => position)
            )
            .update({ trial_outcome: input.kept ? 'kept' : 'returned' })
          if (input.kept) await this.#award(order, lines)
          return { changes: { trial: lines.map(({ product }) => product) } }
        },
      })
      if (input.kept) return { version: after.version, rmaId: null }
      const { id, version } = await new RequestRma(this.clock).handle({
        orderId: order.id,
        kind: 'refund',
        lines: lines.map(({ position, quantity }) => ({ position, quantity })),
        reason: null,
        actor: input.actor,
        workstation: input.workstation,
      })
      return { version, rmaId: id }
    })
  }

  async #pending(order: LockedOrder, positions: number[] | null, trx: Transaction) {
    const lines = await returnableLines(order.id, trx)
    const pending = lines.filter(
      ({ trialOutcome, position }) =>
        trialOutcome === 'pending' && (positions === null || positions.includes(position))
    )
    const missing = positions?.some((one) => !pending.some(({ position }) => position === one))
    if (pending.length === 0 || missing) {
      throw afterSalesRefused('NOTHING_ON_TRIAL', { status: 409 })
    }
    return pending
  }

  async #award(order: LockedOrder, lines: ReturnableLine[]) {
    const rate = await setting('points_per_yuan')
    for (const line of lines) {
      const points = pointsForLines([{ ...line, isTrial: false }], rate)
      if (points === 0) continue
      await new AwardPoints(this.clock).handle({
        customerId: order.customerId,
        points,
        reason: 'trial_kept',
        causeType: 'order_line',
        causeId: `${order.id}:${line.position}`,
      })
    }
  }
}
