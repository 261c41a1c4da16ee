import { type Clock, SystemClock } from '#core/clock'
import { statementsOf } from '#core/statements'
import { type Transaction, afterCommit, inTransaction } from '#core/transaction'
import { setting } from '#app/organisation/settings'
import type { Actor } from '#app/orders/actor'
import { illegalTransition, staleVersion } from '#app/orders/errors'
import OrderTransitioned from '#app/orders/events/order_transitioned'
import { type OrderTransition, runTransitionHooks } from '#app/orders/hooks'
import {
  type LockedOrder,
  type OrderChanges,
  lockOrder,
  orderColumn,
} from '#app/orders/locked_order'
import { type HistoryEntry, appendHistory, historySince } from '#app/orders/order_history'
import { type OrderEvent, type OrderStatus, orderMachine } from '#app/orders/order_states'
import { possibleEvents, refusalOf } from '#app/orders/policies/order_policy'

export type TransitionWork = {
  /** Columns to write together with the status. */
  set?: OrderChanges
  /** What the history shows: field → value, or field → [before, after]. */
  changes?: Record<string, unknown>
}

export type TransitionOrderInput = {
  /** An id, locked here; or the row that the caller locked or inserted in the same transaction. */
  order: number | LockedOrder
  /** The version that the asker saw; without it the present one is taken. */
  version?: number
  event: OrderEvent
  /** Null is the system: timers, a carrier's push. */
  actor: Actor | null
  workstation?: string | null
  reason?: string | null
  /** Guards and side effects, run with the row locked and before anything is written; throw to refuse. */
  work?: (order: LockedOrder, trx: Transaction) => Promise<TransitionWork | void>
  /** History of the same transaction that is to be written first. */
  earlier?: HistoryEntry[]
}

/**
 * The only place that writes an order's status. Locks the row, checks edge, version and permission, runs the verb's
 * work, writes, adds to the history, runs the registered hooks; tells the rest of the house after the commit.
 */
export class TransitionOrder {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: TransitionOrderInput): Promise<OrderTransition> {
    return inTransaction(async (trx) => {
      const order =
        typeof input.order === 'number' ? await lockOrder(trx, input.order) : input.order
      const to = await this.#check(trx, order, input)
      const work = (await input.work?.(order, trx)) ?? {}
      const at = this.clock.now()
      const next: LockedOrder = { ...order, ...work.set, status: to, version: order.version + 1 }

      await this.#write(trx, next, work.set ?? {}, at.toJSDate())
      await appendHistory(trx, [
        ...(input.earlier ?? []),
        {
          orderId: order.id,
          event: input.event,
          from: order.status,
          to,
          version: next.version,
          employeeId: input.actor?.id ?? null,
          workstation: input.workstation ?? null,
          reason: input.reason ?? null,
          changes: work.changes ?? null,
          at: at.toJSDate(),
        },
      ])
      const transition: OrderTransition = {
        order: next,
        previousPlacementId: order.placementId,
        event: input.event,
        from: order.status,
        to,
        actor: input.actor,
        reason: input.reason ?? null,
        at,
      }
      await runTransitionHooks(trx, transition)
      afterCommit(() => announce(transition))
      return transition
    })
  }

  async #check(
    trx: Transaction,
    order: LockedOrder,
    input: TransitionOrderInput
  ): Promise<OrderStatus> {
    const { event, actor } = input
    const machine = orderMachine(order.status === 'printed' && (await setting('require_handover')))
    const edge = machine.edge(order.status, event)
    if (!edge) {
      const history = await historySince(trx, order.id, 0)
      const last = history.at(-1)
      throw illegalTransition({
        orderNo: order.orderNo,
        status: order.status,
        event,
        allowed: actor ? possibleEvents(actor, order, machine) : machine.events(order.status),
        last: last ? { event: last.event, by: last.by, at: last.at } : null,
      })
    }
    if (input.version !== undefined && input.version !== order.version) {
      throw staleVersion({
        orderNo: order.orderNo,
        version: order.version,
        status: order.status,
        events: await historySince(trx, order.id, input.version),
      })
    }
    const refusal = actor && refusalOf(actor, order, event, edge)
    if (refusal) throw refusal
    return machine.targets(edge)[0]
  }

  async #write(trx: Transaction, next: LockedOrder, set: OrderChanges, at: Date) {
    const names = Object.keys(set) as (keyof OrderChanges)[]
    const statements = await statementsOf(trx)
    await statements.run(
      `UPDATE orders SET status = ?, version = ?, updated_at = ?${names
        .map((name) => `, ${orderColumn(name)} = ?`)
        .join('')} WHERE id = ?`,
      [next.status, next.version, at, ...names.map((name) => set[name] ?? null), next.id]
    )
  }
}

function announce({ order, previousPlacementId, event, from, to, actor }: OrderTransition) {
  return OrderTransitioned.dispatch({
    orderId: order.id,
    orderNo: order.orderNo,
    event,
    from,
    to,
    employeeId: actor?.id ?? null,
    placementId: order.placementId,
    previousPlacementId,
    callId: order.callId,
  })
}
