import db from '@adonisjs/lucid/services/db'
import { orderGoods } from '#app/orders/queries/order_goods'

/** An order that logistics gave back to its taker: to be put right and confirmed again, or given up. */
export type DeskTask = {
  orderId: number
  orderNo: string
  customer: string
  product: string
  lineCount: number
  totalFen: number
  /** Who gave it back, when (ISO instant) and why. */
  by: string | null
  at: string
  reason: string | null
}

const MOST = 50

const GOODS = orderGoods('o')

/** The step that brought the order back. */
const LAST = `(SELECT MAX(event.id) FROM order_events event
  WHERE event.order_id = o.id AND event.to_status = 'revoked' AND event.from_status <> 'revoked')`

/**
 * TR7, TR13, TR28: what waits for one order taker, the longest waiting first. Read from the orders themselves, so that
 * it is gone as soon as the order is confirmed, deleted or given up, whoever did it.
 */
export class DeskTasks {
  async handle(employeeId: number): Promise<DeskTask[]> {
    const rows = await db
      .from('orders as o')
      .leftJoin('order_events as back', 'back.id', db.raw(LAST) as never)
      .leftJoin('employees as giver', 'giver.id', 'back.employee_id')
      .where({ 'o.employee_id': employeeId, 'o.status': 'revoked' })
      .whereNull('o.deleted_at')
      .orderBy('back.id')
      .limit(MOST)
      .select({
        orderId: 'o.id',
        orderNo: 'o.order_no',
        customer: 'o.receiver_name',
        totalFen: 'o.total_fen',
        by: 'giver.name',
        at: 'back.created_at',
        reason: 'back.reason',
        changedAt: 'o.updated_at',
      })
      .select(db.raw(`${GOODS.product} AS product`), db.raw(`${GOODS.lineCount} AS lineCount`))
    return rows.map(({ changedAt, ...row }) => ({
      ...row,
      product: row.product ?? '',
      lineCount: Number(row.lineCount),
      totalFen: Number(row.totalFen),
      at: (row.at ?? changedAt).toISOString(),
    }))
  }
}
