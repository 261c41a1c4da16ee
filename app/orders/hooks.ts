import type { DateTime } from 'luxon'
import type { Transaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import type { LockedOrder } from '#app/orders/locked_order'
import type { NewOrder } from '#app/orders/new_order'
import type { OrderEvent, OrderStatus } from '#app/orders/order_states'

export type OrderTransition = {
  /** The order as it is after the transition. */
  order: LockedOrder
  /** The placement before the transition. */
  previousPlacementId: number | null
  event: OrderEvent
  from: OrderStatus
  to: OrderStatus
  actor: Actor | null
  reason: string | null
  at: DateTime
}

export type TransitionHook = (trx: Transaction, transition: OrderTransition) => Promise<void>

const hooks = new Map<OrderEvent, TransitionHook[]>()

/** Registers an effect of an upper area that must commit, or be refused, together with these events. */
export function onTransition(events: OrderEvent | OrderEvent[], hook: TransitionHook): void {
  for (const event of [events].flat()) hooks.set(event, [...(hooks.get(event) ?? []), hook])
}

/** Runs the registered effects, in the order of their registration, inside the transition's transaction. */
export async function runTransitionHooks(
  trx: Transaction,
  transition: OrderTransition
): Promise<void> {
  for (const hook of hooks.get(transition.event) ?? []) await hook(trx, transition)
}

export type PlacementHook = (trx: Transaction, order: NewOrder) => Promise<void>

const placementHooks: PlacementHook[] = []

/** Registers an effect of an upper area that must commit, or be refused, together with a new order. */
export function onPlaced(hook: PlacementHook): void {
  placementHooks.push(hook)
}

/** Runs the registered effects inside the transaction that writes the new order. */
export async function runPlacementHooks(trx: Transaction, order: NewOrder): Promise<void> {
  for (const hook of placementHooks) await hook(trx, order)
}
