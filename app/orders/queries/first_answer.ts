import { statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'
import type { PlacedOrder } from '#app/orders/placed_order'

type Row = { event: string; toStatus: string; version: number; orderNo: string; changes: unknown }

/** What placing this order was answered with, read from its history; `confirmed` tells whether it was sent on at once. */
export async function firstAnswer(
  trx: Transaction,
  orderId: number,
  confirmed: boolean
): Promise<PlacedOrder> {
  const statements = await statementsOf(trx)
  const rows = await statements.rows<Row>(
    `SELECT event.event, event.to_status AS toStatus, event.version, event.changes, orders.order_no AS orderNo
     FROM orders JOIN order_events event ON event.order_id = orders.id
     WHERE orders.id = ? AND event.version <= ? AND event.event IN ('create', 'confirm')
     ORDER BY event.version`,
    [orderId, confirmed ? 2 : 1]
  )
  const created = changesOf(rows[0]!)
  const last = rows.at(-1)!
  return {
    orderId,
    orderNo: last.orderNo,
    status: last.toStatus,
    version: last.version,
    totalFen: Number(created.totalFen),
    stockHold: changesOf(last).stockHold === true,
    repeated: true,
  }
}

/** MySQL's driver parses JSON, MariaDB's leaves it as text. */
function changesOf({ changes }: Row): Record<string, unknown> {
  const plain: unknown = typeof changes === 'string' ? JSON.parse(changes) : changes
  return (plain ?? {}) as Record<string, unknown>
}
