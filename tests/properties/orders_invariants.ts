import db from '@adonisjs/lucid/services/db'
import type { Trade } from '#database/factories/orders'
import { classOf } from '#app/customers/classes'

const DEFAULT_RULES = { aFrom: 5000, bFrom: 1000, dFrom: -300 }

/** The rows of a query that shows what must not be; each is one broken invariant. */
async function broken(sql: string, values: unknown[]): Promise<unknown[]> {
  const [rows] = await db.rawQuery(sql, values as number[])
  return rows as unknown[]
}

const SENT = `('printed', 'in_transit', 'delivered', 'returned')`

/** Section 5 of the order's life, invariant by invariant, as queries for its violation. */
const VIOLATIONS: Record<string, string> = {
  '1 reserved = lines of confirmed and printed orders without hold': `
    SELECT level.product_id, level.reserved, COALESCE(SUM(line.quantity), 0) AS wanted
    FROM stock_levels level
    LEFT JOIN orders ON orders.warehouse_id = level.warehouse_id AND orders.stock_hold = 0
      AND orders.status IN ('confirmed', 'printed') AND orders.deleted_at IS NULL
    LEFT JOIN order_lines line ON line.order_id = orders.id AND line.product_id = level.product_id
    WHERE level.warehouse_id = ? GROUP BY level.id HAVING level.reserved <> wanted`,
  '1 nothing is below zero': `
    SELECT * FROM stock_levels
    WHERE warehouse_id = ? AND (reserved < 0 OR on_hand < 0 OR on_hand < reserved)`,
  '1 reservations add up to what is reserved': `
    SELECT level.product_id FROM stock_levels level
    LEFT JOIN reservations kept
      ON kept.product_id = level.product_id AND kept.warehouse_id = level.warehouse_id
    WHERE level.warehouse_id = ? GROUP BY level.id
    HAVING MAX(level.reserved) <> COALESCE(SUM(kept.quantity), 0)`,
  '2 on hand is the sum of the sellable movements': `
    SELECT level.product_id FROM stock_levels level
    LEFT JOIN stock_movements moved ON moved.product_id = level.product_id
      AND moved.warehouse_id = level.warehouse_id AND moved.bucket = 'sellable'
    WHERE level.warehouse_id = ? GROUP BY level.id
    HAVING MAX(level.on_hand) <> COALESCE(SUM(moved.quantity), 0)`,
  '2 quarantine and damaged are the sums of their movements, and never below zero': `
    SELECT level.product_id FROM stock_levels level
    LEFT JOIN stock_movements moved ON moved.product_id = level.product_id
      AND moved.warehouse_id = level.warehouse_id
    WHERE level.warehouse_id = ? GROUP BY level.id
    HAVING MAX(level.quarantine) <> COALESCE(SUM(IF(moved.bucket = 'quarantine', moved.quantity, 0)), 0)
      OR MAX(level.damaged) <> COALESCE(SUM(IF(moved.bucket = 'damaged', moved.quantity, 0)), 0)
      OR MAX(level.quarantine) < 0 OR MAX(level.damaged) < 0`,
  '2 what waits in quarantine is what was received and not inspected': `
    SELECT level.product_id, level.quarantine, COALESCE(SUM(line.quantity), 0) AS waiting
    FROM stock_levels level
    LEFT JOIN orders ON orders.warehouse_id = level.warehouse_id
      AND orders.return_receipt = 'received'
    LEFT JOIN order_lines line ON line.order_id = orders.id AND line.product_id = level.product_id
    WHERE level.warehouse_id = ? GROUP BY level.id HAVING level.quarantine <> waiting`,
  '2 nothing but four kinds of movement changes what is on hand': `
    SELECT id FROM stock_movements WHERE warehouse_id = ? AND bucket = 'sellable'
      AND kind NOT IN ('purchase', 'handover', 'return_sellable', 'adjustment')`,
  '3 draft, revoked, cancelled: no active parcel': `
    SELECT orders.id FROM orders JOIN shipments ON shipments.order_id = orders.id
    WHERE orders.department_id = ? AND orders.status IN ('draft', 'revoked', 'cancelled')
      AND shipments.status NOT IN ('recalled', 'voided')`,
  '3 confirmed: pending parcels without a waybill': `
    SELECT orders.id FROM orders
    LEFT JOIN shipments ON shipments.order_id = orders.id
      AND shipments.status NOT IN ('recalled', 'voided')
    WHERE orders.department_id = ? AND orders.status = 'confirmed'
    GROUP BY orders.id
    HAVING SUM(COALESCE(shipments.status = 'pending' AND shipments.waybill_no IS NULL, 0)) = 0
      OR SUM(COALESCE(shipments.waybill_no IS NOT NULL, 0)) > 0`,
  '3 printed to returned: each active parcel has a waybill': `
    SELECT orders.id FROM orders
    LEFT JOIN shipments ON shipments.order_id = orders.id
      AND shipments.status NOT IN ('recalled', 'voided')
    WHERE orders.department_id = ? AND orders.status IN ${SENT}
    GROUP BY orders.id
    HAVING COUNT(shipments.id) = 0 OR SUM(shipments.waybill_no IS NULL) > 0`,
  '4 one standing feedback exactly when delivered or returned': `
    SELECT orders.id FROM orders
    LEFT JOIN feedbacks ON feedbacks.order_id = orders.id AND feedbacks.standing = 1
    WHERE orders.department_id = ? GROUP BY orders.id, orders.status
    HAVING COUNT(feedbacks.id) <> (orders.status IN ('delivered', 'returned'))`,
  '4 goods come back of returned orders only': `
    SELECT id FROM orders WHERE department_id = ?
      AND (status = 'returned') <> (return_receipt <> 'none')`,
  '6 the cash entries of an order say its state': `
    SELECT orders.id FROM orders LEFT JOIN cod_entries entry ON entry.order_id = orders.id
    WHERE orders.department_id = ? AND orders.payment_mode = 'cod'
    GROUP BY orders.id
    HAVING COALESCE(SUM(IF(entry.kind = 'expected', entry.amount_fen, 0)), 0)
        <> IF(MAX(orders.status) IN ('in_transit', 'delivered', 'returned'), MAX(orders.total_fen), 0)
      OR COALESCE(SUM(IF(entry.kind = 'collected', entry.amount_fen, 0)), 0)
        <> IF(MAX(orders.status) = 'delivered', MAX(orders.total_fen), 0)
      OR COALESCE(SUM(IF(entry.kind = 'not_due', entry.amount_fen, 0)), 0)
        <> IF(MAX(orders.status) = 'returned', MAX(orders.total_fen), 0)`,
  '5 prepaid and unpaid is never printed': `
    SELECT id FROM orders WHERE department_id = ? AND status IN ${SENT}
      AND payment_mode = 'prepaid' AND payment_state <> 'paid'`,
  'history tells every state in turn': `
    SELECT orders.id FROM orders
    WHERE department_id = ? AND status <> (SELECT to_status FROM order_events
      WHERE order_id = orders.id ORDER BY id DESC LIMIT 1)`,
  'history counts the versions': `
    SELECT orders.id FROM orders JOIN order_events event ON event.order_id = orders.id
    WHERE department_id = ? GROUP BY orders.id
    HAVING MAX(orders.version) <> MAX(event.version) OR COUNT(*) <> COUNT(DISTINCT event.version)`,
}

/** The names of the invariants that do not hold for what this trade did, with the rows that show it. */
export async function brokenInvariants(trade: Trade): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const [name, sql] of Object.entries(VIOLATIONS)) {
    const about = sql.includes('department_id') ? trade.departmentId : trade.warehouseId
    const rows = await broken(sql, [about])
    if (rows.length > 0) found[name] = rows
  }
  const points = await wrongPoints(trade)
  if (points.length > 0) found['7 points are the sum of their entries, class follows'] = points
  return found
}

async function wrongPoints(trade: Trade): Promise<unknown[]> {
  const [rows] = await db.rawQuery(
    `SELECT customers.id, customers.points, customers.customer_class AS customerClass,
       COALESCE(SUM(entry.points), 0) AS summed
     FROM customers LEFT JOIN point_entries entry ON entry.customer_id = customers.id
     WHERE customers.created_by = ? GROUP BY customers.id`,
    [trade.agent.id]
  )
  return (rows as { points: number; summed: string; customerClass: string }[]).filter(
    (row) =>
      row.points !== Number(row.summed) ||
      row.customerClass !== classOf(row.points, DEFAULT_RULES, null, new Date())
  )
}
