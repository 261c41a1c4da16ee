import { setting } from '#app/organisation/settings'
import type { Actor } from '#app/orders/actor'
import { editRule } from '#app/orders/edit_policy'
import { type OrderEvent, orderMachine } from '#app/orders/order_states'
import { type OwnedOrder, refusalOf } from '#app/orders/policies/order_policy'

export type NextActions = {
  allowed: OrderEvent[]
  /** What somebody would look for here and cannot do, with why. */
  refused: { event: OrderEvent; reason: 'permission' | 'not_yours' | 'logistics' | 'state' }[]
}

/** What the pages of orders can do themselves. */
const HERE: OrderEvent[] = [
  'confirm',
  'edit',
  'edit_instructions',
  'edit_media',
  'append_remark',
  'record_payment',
  'record_refund',
  'request_revocation',
  'revoke',
  'cancel',
  'abandon',
  'delete',
]

/** Done on the warehouse's own pages. */
const LOGISTICS: OrderEvent[] = [
  'print',
  'reprint',
  'void_wrong_order',
  'void_customer_cancelled',
  'hand_over',
  'feedback_delivered',
  'feedback_returned',
]

/** What this person can do next with the order, and what not and why: pages draw only what is named here. */
export async function nextActions(
  actor: Actor,
  order: OwnedOrder & { paymentMode: 'cod' | 'prepaid'; paidFen: number }
): Promise<NextActions> {
  const machine = orderMachine(await setting('require_handover'))
  const actions: NextActions = { allowed: [], refused: [] }
  for (const event of HERE) {
    const edge = machine.edge(order.status, event)
    if (!edge || (isPayment(event) && order.paymentMode !== 'prepaid')) continue
    if (event === 'record_refund' && order.paidFen <= 0) continue
    const refusal = refusalOf(actor, order, event, edge)
    if (!refusal) actions.allowed.push(event)
    else {
      const reason = refusal.code === 'NOT_YOUR_ORDER' ? 'not_yours' : 'permission'
      actions.refused.push({ event, reason })
    }
  }
  if (editRule('lines', order.status) === 'none') {
    actions.refused.push({ event: 'edit', reason: 'state' })
  }
  for (const event of LOGISTICS) {
    if (machine.edge(order.status, event)) actions.refused.push({ event, reason: 'logistics' })
  }
  return actions
}

function isPayment(event: OrderEvent): boolean {
  return event === 'record_payment' || event === 'record_refund'
}
