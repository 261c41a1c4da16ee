import { ORDER_STATUSES, type OrderStatus } from '#app/orders/order_states'

export const ORDER_FIELDS = [
  'identity',
  'line_product',
  'customer',
  'lines',
  'delivery_method',
  'address',
  'payment_mode',
  'delivery_instructions',
  'placement',
  'remark',
  'inquiry',
  'feedback',
] as const

export type OrderField = (typeof ORDER_FIELDS)[number]

/**
 * `free` any change; `append` only more of it; `resync` a change that is pushed to the parcel at once; `batch` through
 * the feedback batch; `correction` through TR20; `none` no change.
 */
export type EditRule = 'free' | 'append' | 'resync' | 'batch' | 'correction' | 'none'

type Row = Partial<Record<OrderStatus, EditRule>>

const everywhere = (rule: EditRule): Row =>
  Object.fromEntries(ORDER_STATUSES.map((status) => [status, rule]))

const beforeConfirmation: Row = { draft: 'free', revoked: 'free' }
const sent = (rule: EditRule): Row => ({
  printed: rule,
  in_transit: rule,
  delivered: rule,
  returned: rule,
})

/** Section 4 of the order's life as data; what is not named is `none`. Cancelled orders change in nothing. */
const POLICY: Record<OrderField, Row> = {
  identity: {},
  line_product: {},
  customer: {},
  lines: beforeConfirmation,
  delivery_method: beforeConfirmation,
  address: beforeConfirmation,
  payment_mode: beforeConfirmation,
  delivery_instructions: { ...beforeConfirmation, confirmed: 'resync' },
  placement: { ...everywhere('free'), cancelled: 'none' },
  remark: { ...beforeConfirmation, confirmed: 'append', ...sent('append') },
  inquiry: sent('free'),
  feedback: { in_transit: 'batch', delivered: 'correction', returned: 'correction' },
}

/** How a field may change in this status. */
export function editRule(field: OrderField, status: OrderStatus): EditRule {
  return POLICY[field][status] ?? 'none'
}

/** Every field's rule in this status, for a page to draw its form by. */
export function editRules(status: OrderStatus): Record<OrderField, EditRule> {
  return Object.fromEntries(
    ORDER_FIELDS.map((field) => [field, editRule(field, status)])
  ) as Record<OrderField, EditRule>
}
