import type { HistoryEntry } from '#app/orders/order_history'

/** Whether others are told of a row of the history: a new order, another state, one that was deleted. */
export function isNews({ event, from, to }: Pick<HistoryEntry, 'event' | 'from' | 'to'>): boolean {
  return from !== to || event === 'delete'
}

export const ORDER_NEWS = [
  'order.created',
  'order.confirmed',
  'order.printed',
  'order.in_transit',
  'order.delivered',
  'order.returned',
  'order.revoked',
  'order.cancelled',
  'order.deleted',
] as const

export type OrderNewsType = (typeof ORDER_NEWS)[number]

/** What others are told a row of the history as. */
export function newsType({ event, to }: Pick<HistoryEntry, 'event' | 'to'>): OrderNewsType {
  if (event === 'create') return 'order.created'
  if (event === 'delete') return 'order.deleted'
  return `order.${to}` as OrderNewsType
}
