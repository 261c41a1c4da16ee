import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { marks, statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'
import type { LastEvent } from '#app/orders/errors'
import { isNews } from '#app/orders/order_news'
import type { OrderEvent } from '#app/orders/order_states'

/** One row of an order's history; rows are only ever added. */
export type HistoryEntry = {
  orderId: number
  /** An event of the machine, or what happened without one: `create`, `serve_hold`. */
  event: string
  from: string | null
  to: string
  /** The order's version after the event. */
  version: number
  employeeId: number | null
  workstation: string | null
  reason: string | null
  changes: Record<string, unknown> | null
  at: Date
}

/** Adds rows to the history, all in one statement; what others are told of is marked so, to be told after the commit. */
export async function appendHistory(trx: Transaction, entries: HistoryEntry[]): Promise<void> {
  const statements = await statementsOf(trx)
  await statements.run(
    `INSERT INTO order_events (order_id, event, from_status, to_status, version, employee_id, workstation,
       reason, changes, created_at, untold) VALUES ${marks(11, entries.length)}`,
    entries.flatMap((entry) => [
      entry.orderId,
      entry.event,
      entry.from,
      entry.to,
      entry.version,
      entry.employeeId,
      entry.workstation,
      entry.reason,
      entry.changes === null ? null : JSON.stringify(entry.changes),
      entry.at,
      isNews(entry) ? 1 : null,
    ])
  )
}

type Row = { event: string; by: string | null; at: Date; changes: unknown }

/** What happened to an order after it had this version, oldest first. */
export async function historySince(
  trx: Transaction,
  orderId: number,
  version: number
): Promise<(LastEvent & { changes: unknown })[]> {
  const statements = await statementsOf(trx)
  const rows = await statements.rows<Row>(
    `SELECT event.event, employee.name AS \`by\`, event.created_at AS at, event.changes
     FROM order_events event LEFT JOIN employees employee ON employee.id = event.employee_id
     WHERE event.order_id = ? AND event.version > ? ORDER BY event.id`,
    [orderId, version]
  )
  return rows.map((row) => ({
    event: row.event,
    by: row.by,
    at: readableTime(row.at),
    changes: row.changes,
  }))
}

/** The last time that this happened to an order, or null when it never did. */
export async function lastEvent(
  trx: Transaction,
  orderId: number,
  event: OrderEvent
): Promise<LastEvent | null> {
  const statements = await statementsOf(trx)
  const [row] = await statements.rows<Omit<Row, 'changes'>>(
    `SELECT event.event, employee.name AS \`by\`, event.created_at AS at
     FROM order_events event LEFT JOIN employees employee ON employee.id = event.employee_id
     WHERE event.order_id = ? AND event.event = ? ORDER BY event.id DESC LIMIT 1`,
    [orderId, event]
  )
  return row ? { event: row.event, by: row.by, at: readableTime(row.at) } : null
}

function readableTime(at: Date): string {
  return DateTime.fromJSDate(at, { zone: BUSINESS_ZONE }).toFormat('MM-dd HH:mm:ss')
}
