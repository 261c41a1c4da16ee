import { type Edge, StateMachine, type StateTable } from '#core/state_machine'
import type { Permission } from '#app/organisation/permissions'

export const ORDER_STATUSES = [
  'draft',
  'confirmed',
  'printed',
  'in_transit',
  'delivered',
  'returned',
  'revoked',
  'cancelled',
] as const

export type OrderStatus = (typeof ORDER_STATUSES)[number]

export const ORDER_EVENTS = [
  'edit',
  'delete',
  'confirm',
  'edit_media',
  'edit_instructions',
  'resync',
  'append_remark',
  'revoke',
  'cancel',
  'abandon',
  'print',
  'reprint',
  'void_wrong_order',
  'void_customer_cancelled',
  'hand_over',
  'feedback_delivered',
  'feedback_returned',
  'receive_goods',
  'inspect',
  'correct_feedback',
  'settle',
  'rma_request',
  'rma_approve',
  'rma_reject',
  'rma_receive',
  'rma_inspect',
  'rma_refund',
  'rma_exchange',
  'rma_close',
  'inquire',
  'exception',
  'trial_keep',
  'trial_return',
  'record_payment',
  'record_refund',
  'approve_review',
  'reject_review',
  'write_off',
  'request_revocation',
  'decline_revocation',
] as const

export type OrderEvent = (typeof ORDER_EVENTS)[number]

type OrderEdge = Edge<OrderStatus, Permission>

/** The label key of an event: what the button and the history say. */
export function eventLabel(event: OrderEvent | 'create' | 'serve_hold'): string {
  return `orders.events.${event}`
}

function edge(
  event: OrderEvent,
  to: OrderStatus,
  permission: Permission | null
): Partial<Record<OrderEvent, OrderEdge>> {
  return { [event]: { to, permission, label: eventLabel(event) } }
}

/** What was paid may go back: TR27, and after TR7, TR8, TR13, TR14 what is owed (docs/adr/0006). */
const refund = (status: OrderStatus) => edge('record_refund', status, 'payments.refund')

/** TR27. */
const payments = (status: OrderStatus) => ({
  ...edge('record_payment', status, 'payments.record'),
  ...refund(status),
})

/**
 * TR6, and section 4: a remark is only added to. The source is its owner's and whoever holds `orders.edit_media`
 * (`policies/order_policy.ts`).
 */
const afterConfirmation = (status: OrderStatus) => ({
  ...edge('edit_media', status, null),
  ...edge('append_remark', status, 'orders.edit_own'),
})

/** TR24: the customer may always be asked; whether there is something to ask for is the service's guard. */
const inquiry = (status: OrderStatus) => edge('inquire', status, 'orders.edit_own')

/** TR30. */
const revocationRequests = (status: OrderStatus) => ({
  ...edge('request_revocation', status, 'orders.edit_own'),
  ...edge('decline_revocation', status, 'orders.revoke'),
})

/** TR16, TR17: from in_transit, and from printed while hand-over is not required. */
const feedback = {
  ...edge('feedback_delivered', 'delivered', 'feedback.record'),
  ...edge('feedback_returned', 'returned', 'feedback.record'),
}

const table: StateTable<OrderStatus, OrderEvent, Permission> = {
  draft: {
    ...edge('edit', 'draft', 'orders.edit_own'), // TR2
    ...edge('delete', 'draft', 'orders.edit_own'), // TR3: the row is marked as deleted
    ...edge('confirm', 'confirmed', 'orders.confirm'), // TR4
    ...edge('abandon', 'cancelled', 'orders.edit_own'), // TR10
    ...payments('draft'),
    ...inquiry('draft'),
  },
  confirmed: {
    ...edge('edit_instructions', 'confirmed', 'orders.edit_own'), // TR5
    ...edge('resync', 'confirmed', 'orders.edit_own'), // TR5
    ...afterConfirmation('confirmed'),
    ...edge('revoke', 'revoked', 'orders.revoke'), // TR7
    ...edge('cancel', 'cancelled', 'orders.cancel'), // TR8
    ...edge('print', 'printed', 'waybills.print'), // TR11
    ...payments('confirmed'),
    ...inquiry('confirmed'),
    ...edge('approve_review', 'confirmed', 'orders.review'), // TR28
    ...edge('reject_review', 'revoked', 'orders.review'), // TR28
    ...revocationRequests('confirmed'),
  },
  printed: {
    ...afterConfirmation('printed'),
    ...edge('reprint', 'printed', 'waybills.print'), // TR12
    ...edge('void_wrong_order', 'revoked', 'orders.revoke'), // TR13
    ...edge('void_customer_cancelled', 'cancelled', 'orders.cancel'), // TR14
    ...edge('hand_over', 'in_transit', 'waybills.hand_over'), // TR15
    ...inquiry('printed'),
    ...revocationRequests('printed'),
  },
  in_transit: {
    ...afterConfirmation('in_transit'),
    ...edge('reprint', 'in_transit', 'waybills.print'), // TR12
    ...feedback,
    ...inquiry('in_transit'),
    ...edge('exception', 'in_transit', null), // TR25, the carrier's push
  },
  delivered: {
    ...afterConfirmation('delivered'),
    ...edge('correct_feedback', 'in_transit', 'feedback.record'), // TR20
    ...edge('settle', 'delivered', 'cod.settle'), // TR21
    ...edge('rma_request', 'delivered', 'orders.edit_own'), // TR22
    ...edge('rma_approve', 'delivered', 'orders.edit_department'), // TR23 …
    ...edge('rma_reject', 'delivered', 'orders.edit_department'),
    ...edge('rma_receive', 'delivered', 'feedback.record'),
    ...edge('rma_inspect', 'delivered', 'feedback.record'),
    ...edge('rma_refund', 'delivered', 'payments.refund'),
    ...edge('rma_exchange', 'delivered', 'orders.edit_department'),
    ...edge('rma_close', 'delivered', 'orders.edit_department'),
    ...inquiry('delivered'),
    ...edge('trial_keep', 'delivered', 'orders.edit_own'), // TR26
    ...edge('trial_return', 'delivered', 'orders.edit_own'),
    ...edge('write_off', 'delivered', 'cod.write_off'), // TR29
  },
  returned: {
    ...afterConfirmation('returned'),
    ...edge('receive_goods', 'returned', 'feedback.record'), // TR18
    ...edge('inspect', 'returned', 'feedback.record'), // TR19
    ...edge('correct_feedback', 'in_transit', 'feedback.record'), // TR20
    ...inquiry('returned'),
  },
  revoked: {
    ...edge('edit', 'revoked', 'orders.edit_own'), // TR2
    ...edge('confirm', 'confirmed', 'orders.confirm'), // TR4
    ...edge('delete', 'revoked', 'orders.delete_revoked'), // TR9
    ...edge('abandon', 'cancelled', 'orders.edit_own'), // TR10
    ...refund('revoked'),
    ...inquiry('revoked'),
  },
  cancelled: {
    ...refund('cancelled'),
    ...inquiry('cancelled'),
  },
}

const withHandOver = new StateMachine<OrderStatus, OrderEvent, Permission>({
  name: 'order',
  initial: ['draft'],
  table,
})

const withoutHandOver = new StateMachine<OrderStatus, OrderEvent, Permission>({
  name: 'order without hand-over',
  initial: ['draft'],
  table: { ...table, printed: { ...table.printed, ...feedback } },
})

/** The machine in force; setting `require_handover` decides whether feedback needs a hand-over first. */
export function orderMachine(requireHandover: boolean) {
  return requireHandover ? withHandOver : withoutHandOver
}

/** Events that belong to the order's owner or a lead of the same department (section 2). */
export const OWNER_EVENTS: ReadonlySet<OrderEvent> = new Set([
  'edit',
  'confirm',
  'edit_instructions',
  'resync',
  'append_remark',
  'abandon',
  'request_revocation',
])

/** Told by carriers and never asked for by a person (TR25). */
export const TOLD_EVENTS: ReadonlySet<OrderEvent> = new Set(['exception'])

/** Orders that nothing will be delivered for as they stand: money that was paid for them is owed back. */
export const REFUND_STATUSES: readonly OrderStatus[] = ['cancelled', 'revoked']

/** 在途 in searches. */
export const IN_TRANSIT_STATUSES: readonly OrderStatus[] = ['printed', 'in_transit']

/** 未送 in searches. */
export const UNSENT_STATUSES: readonly OrderStatus[] = ['draft', 'confirmed']

/** Past logistics confirmation: what makes a customer's row pink (C07). */
export const SENT_STATUSES: readonly OrderStatus[] = [
  'confirmed',
  'printed',
  'in_transit',
  'delivered',
  'returned',
]
