import type { Transaction } from '#core/transaction'
import { type ReturnReceipt, returnMachine } from '#app/orders/facet_states'
import type { LockedOrder } from '#app/orders/locked_order'
import { lastEvent } from '#app/orders/order_history'
import { logisticsRefused } from '#app/logistics/errors'

/** What brought the goods of a returned order to where they are. */
const CAUSES = {
  none: 'feedback_returned',
  expected: 'feedback_returned',
  received: 'receive_goods',
  inspected: 'inspect',
} as const

/** Where the goods of a returned order go from here; a refusal names where they are, who brought them there and when. */
export async function nextReceipt(
  order: LockedOrder,
  event: 'receive' | 'inspect' | 'correct',
  trx: Transaction
): Promise<ReturnReceipt> {
  const from = order.returnReceipt
  const edge = returnMachine.edge(from, event)
  if (edge) return returnMachine.targets(edge)[0]
  const last = await lastEvent(trx, order.id, CAUSES[from])
  throw logisticsRefused('RETURN_RECEIPT', {
    variant: from,
    status: 409,
    values: { orderNo: order.orderNo, by: last?.by ?? '—', at: last?.at ?? '—' },
    details: { returnReceipt: from, ...last },
  })
}
