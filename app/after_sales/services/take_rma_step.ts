import { type Clock, SystemClock } from '#core/clock'
import { type Transaction, inTransaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { type LockedOrder, lockOrder } from '#app/orders/locked_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { type LockedRma, lockRma, nextRmaStatus, orderOfRma } from '#app/after_sales/locked_rma'
import type { RmaEvent, RmaStatus } from '#app/after_sales/rma'

export type RmaStepInput = {
  rmaId: number
  /** Of the order, as the asker saw it. */
  version?: number
  actor: Actor
  workstation?: string | null
}

export type RmaStep = { status: RmaStatus; version: number }

/** One step of a case (TR23), as a transition of its order: the order stays delivered, its history tells the step. */
export class TakeRmaStep {
  constructor(private clock: Clock = new SystemClock()) {}

  handle(
    input: RmaStepInput & { event: RmaEvent; reason?: string | null },
    /** The step's effects, run with order and case locked; gives the case's columns to write and what the history tells. */
    work: (
      rma: LockedRma,
      order: LockedOrder,
      trx: Transaction
    ) => Promise<{ set?: Record<string, unknown>; changes?: Record<string, unknown> } | void>
  ): Promise<RmaStep> {
    return inTransaction(async (trx) => {
      const order = await lockOrder(trx, await orderOfRma(trx, input.rmaId))
      let status: RmaStatus | undefined
      const done = await new TransitionOrder(this.clock).handle({
        order,
        version: input.version,
        event: `rma_${input.event}`,
        actor: input.actor,
        workstation: input.workstation,
        reason: input.reason,
        work: async () => {
          const rma = await lockRma(trx, input.rmaId)
          status = await nextRmaStatus(trx, rma, input.event)
          const { set = {}, changes = {} } = (await work(rma, order, trx)) ?? {}
          await trx
            .from('rmas')
            .where('id', rma.id)
            .update({ ...set, status, updated_at: this.clock.now().toJSDate() })
          return { changes: { rma: rma.id, rmaStatus: [rma.status, status], ...changes } }
        },
      })
      return { status: status!, version: done.order.version }
    })
  }
}
