import type { DomainError } from '#core/domain_error'
import type { Edge } from '#core/state_machine'
import type { Permission } from '#app/organisation/permissions'
import type { Actor } from '#app/orders/actor'
import { notYourOrder, orderForbidden } from '#app/orders/errors'
import {
  OWNER_EVENTS,
  type OrderEvent,
  type OrderStatus,
  TOLD_EVENTS,
  type orderMachine,
} from '#app/orders/order_states'

export type OwnedOrder = {
  orderNo: string
  status: OrderStatus
  employeeId: number
  departmentId: number
}

/** Whether somebody acts on the order as its owner does: the taker, a lead of the department, the super-administrator. */
export function actsAsOwner(
  actor: Actor,
  order: { employeeId: number; departmentId: number }
): boolean {
  if (order.employeeId === actor.id || actor.role === 'super_admin') return true
  return actor.departmentId === order.departmentId && actor.may('orders.edit_department')
}

/** TR24: the owner, or whoever calls customers back, writes down what a customer says of the delivery. */
export function mayInquire(
  actor: Actor,
  order: { employeeId: number; departmentId: number }
): boolean {
  if (!actor.may('orders.edit_own')) return false
  return actor.role === 'callback' || actsAsOwner(actor, order)
}

/** Why this person may not take this edge, or null when nothing speaks against it. */
export function refusalOf(
  actor: Actor,
  order: OwnedOrder,
  event: OrderEvent,
  edge: Edge<OrderStatus, Permission>
): DomainError | null {
  if (event === 'edit_media') return mayEditMedia(actor, order)
  if (edge.permission && !actor.may(edge.permission)) return orderForbidden(edge.permission)
  if (LEADS_EVENTS.has(event) && !leadsWarehouse(actor)) return orderForbidden('warehouse_lead')
  return belongsToOwner(event, order.status) && !actsAsOwner(actor, order)
    ? notYourOrder(order.orderNo)
    : null
}

/** What is done again is for whoever leads the warehouse, whatever else a clerk was granted (TR20). */
const LEADS_EVENTS: ReadonlySet<OrderEvent> = new Set(['correct_feedback'])

export function leadsWarehouse(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'warehouse_lead' || actor.role === 'super_admin'
}

/** What this person can do with the order as it stands; what only carriers tell is nobody's to do. */
export function possibleEvents(
  actor: Actor,
  order: OwnedOrder,
  machine: ReturnType<typeof orderMachine>
): OrderEvent[] {
  return machine
    .events(order.status)
    .filter(
      (event) =>
        !TOLD_EVENTS.has(event) &&
        !refusalOf(actor, order, event, machine.edge(order.status, event)!)
    )
}

function mayEditMedia(actor: Actor, order: OwnedOrder): DomainError | null {
  if (actor.may('orders.edit_media')) return null
  if (!actor.may('orders.edit_own')) return orderForbidden('orders.edit_media')
  return actsAsOwner(actor, order) ? null : notYourOrder(order.orderNo)
}

/** Deleting a draft is its owner's; deleting a revoked order is a permission of its own (TR9). */
function belongsToOwner(event: OrderEvent, status: OrderStatus): boolean {
  return OWNER_EVENTS.has(event) || (event === 'delete' && status === 'draft')
}
