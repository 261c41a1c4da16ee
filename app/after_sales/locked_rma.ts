import type { Transaction } from '#core/transaction'
import { lastEvent } from '#app/orders/order_history'
import { afterSalesRefused } from '#app/after_sales/errors'
import {
  RMA_CAUSES,
  type RmaBasis,
  type RmaEvent,
  type RmaKind,
  type RmaStatus,
  rmaMachine,
} from '#app/after_sales/rma'

export type RmaLine = {
  position: number
  productId: number
  quantity: number
  unitPriceFen: number
}

export type LockedRma = {
  id: number
  orderId: number
  status: RmaStatus
  kind: RmaKind
  basis: RmaBasis
  lines: RmaLine[]
}

/** The order that a case belongs to: its row is locked before the case's, by whoever touches either. */
export async function orderOfRma(trx: Transaction, rmaId: number): Promise<number> {
  const row = await trx.from('rmas').where('id', rmaId).select('order_id as orderId').first()
  if (!row) throw afterSalesRefused('RMA_NOT_FOUND', { status: 404 })
  return row.orderId
}

/** Locks a case; its order is locked already. */
export async function lockRma(trx: Transaction, rmaId: number): Promise<LockedRma> {
  const row: Omit<LockedRma, 'lines'> = await trx
    .from('rmas')
    .where('id', rmaId)
    .forUpdate()
    .select('id', 'order_id as orderId', 'status', 'kind', 'basis')
    .firstOrFail()
  const lines: RmaLine[] = await trx
    .from('rma_lines')
    .where('rma_id', rmaId)
    .orderBy('position')
    .select('position', 'product_id as productId', 'quantity', 'unit_price_fen as unitPriceFen')
  return { ...row, lines }
}

/** Where a case goes from here; a refusal names where it is, who brought it there and when. */
export async function nextRmaStatus(
  trx: Transaction,
  rma: Pick<LockedRma, 'orderId' | 'status'>,
  event: RmaEvent
): Promise<RmaStatus> {
  const edge = rmaMachine.edge(rma.status, event)
  if (edge) return rmaMachine.targets(edge)[0]
  throw await rmaStateRefused(trx, rma, 'RMA_STATE')
}

export async function rmaStateRefused(
  trx: Transaction,
  { orderId, status }: { orderId: number; status: RmaStatus },
  code: 'RMA_STATE' | 'RMA_OPEN'
) {
  const last = await lastEvent(trx, orderId, RMA_CAUSES[status])
  return afterSalesRefused(code, {
    variant: status,
    status: 409,
    values: { by: last?.by ?? '—', at: last?.at ?? '—' },
    details: { rmaStatus: status, ...last },
  })
}
