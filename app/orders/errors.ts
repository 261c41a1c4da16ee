import { DomainError } from '#core/domain_error'
import { eventLabel, type OrderEvent, type OrderStatus } from '#app/orders/order_states'

export type LastEvent = { event: string; by: string | null; at: string }

export function orderNotFound(): DomainError {
  return new DomainError({
    status: 404,
    code: 'ORDER_NOT_FOUND',
    messageKey: 'orders.errors.not_found',
  })
}

/** Names the present state, who brought it there when, and what the asker can do with the order now. */
export function illegalTransition(input: {
  orderNo: string
  status: OrderStatus
  event: OrderEvent
  allowed: OrderEvent[]
  last: LastEvent | null
}): DomainError {
  return new DomainError({
    status: 409,
    code: 'ILLEGAL_TRANSITION',
    messageKey: `orders.errors.illegal_transition.${input.status}`,
    values: {
      orderNo: input.orderNo,
      by: input.last?.by ?? '—',
      at: input.last?.at ?? '—',
    },
    lists: {
      allowed:
        input.allowed.length > 0 ? input.allowed.map(eventLabel) : ['orders.errors.nothing_else'],
    },
    details: {
      status: input.status,
      event: input.event,
      allowed: input.allowed,
      last: input.last,
    },
  })
}

/** The asker saw an older version; `events` are what happened since, oldest first. */
export function staleVersion(input: {
  orderNo: string
  version: number
  status: OrderStatus
  events: (LastEvent & { changes: unknown })[]
}): DomainError {
  const last = input.events.at(-1)
  return new DomainError({
    status: 409,
    code: 'STALE_VERSION',
    messageKey: 'orders.errors.stale_version',
    values: { orderNo: input.orderNo, by: last?.by ?? '—', at: last?.at ?? '—' },
    details: { version: input.version, status: input.status, changed: input.events },
  })
}

export function orderForbidden(permission: string): DomainError {
  return new DomainError({
    status: 403,
    code: 'FORBIDDEN',
    messageKey: 'orders.errors.forbidden',
    details: { permission },
  })
}

/** The order belongs to somebody else, and the actor is no lead of that department. */
export function notYourOrder(orderNo: string): DomainError {
  return new DomainError({
    status: 403,
    code: 'NOT_YOUR_ORDER',
    messageKey: 'orders.errors.not_yours',
    values: { orderNo },
  })
}

/** A rule of the order that its content breaks, with the form field it belongs beside. */
export function orderRefused(
  code: string,
  field: string | undefined,
  values: Record<string, string | number> = {},
  details: Record<string, unknown> = {},
  status = 422
): DomainError {
  return new DomainError({
    status,
    code,
    messageKey: `orders.errors.${code.toLowerCase()}`,
    values,
    field,
    details,
  })
}
