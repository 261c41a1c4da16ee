import { type Clock, SystemClock } from '#core/clock'
import { statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'
import type { FreedStock } from '#app/products/hooks'
import { ReserveStock } from '#app/products/services/reserve_stock'
import { lockOrder } from '#app/orders/locked_order'
import { waitingFor } from '#app/orders/queries/products_of_holds'
import { appendHistory } from '#app/orders/order_history'
import { orderLines } from '#app/orders/order_lines'

type Waiting = { orderId: number }

/**
 * Pieces became available: orders on hold get them, the oldest confirmed first. An order that is still short of one of
 * these products keeps its place: nobody behind it is served from that product.
 */
export class ServeStockHolds {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({
    trx,
    warehouseId,
    productIds,
    lockedIds,
  }: FreedStock & { trx: Transaction; lockedIds: number[] }): Promise<number[]> {
    const spent = new Set<number>()
    const served: number[] = []
    for (const { orderId } of await this.#waiting(trx, warehouseId, productIds)) {
      const pieces = await orderLines(trx, orderId)
      if (pieces.some((line) => spent.has(line.productId))) continue
      // Confirmed just now: it found the rows locked, and looks at the stock itself once they are free.
      if (!pieces.every((line) => lockedIds.includes(line.productId))) continue
      const order = await lockOrder(trx, orderId)
      if (order.status !== 'confirmed' || !order.stockHold) continue
      const stock = await new ReserveStock().handle({
        trx,
        orderId,
        pieces,
        warehouseIds: [warehouseId],
      })
      if (stock.reserved) {
        await this.#endHold(trx, orderId, order.version + 1)
        served.push(orderId)
        continue
      }
      for (const { productId } of stock.shortages) {
        if (productIds.includes(productId)) spent.add(productId)
      }
      if (spent.size === productIds.length) break
    }
    return served
  }

  async #waiting(trx: Transaction, warehouseId: number, productIds: number[]): Promise<Waiting[]> {
    const statements = await statementsOf(trx)
    return statements.rows<Waiting>(
      `SELECT orders.id AS orderId FROM orders WHERE ${waitingFor(productIds.length)}
       ORDER BY orders.confirmed_at, orders.id`,
      [warehouseId, ...productIds]
    )
  }

  async #endHold(trx: Transaction, orderId: number, version: number) {
    const at = this.clock.now().toJSDate()
    const statements = await statementsOf(trx)
    await statements.run(
      'UPDATE orders SET stock_hold = 0, version = ?, updated_at = ? WHERE id = ?',
      [version, at, orderId]
    )
    await appendHistory(trx, [
      {
        orderId,
        event: 'serve_hold',
        from: 'confirmed',
        to: 'confirmed',
        version,
        employeeId: null,
        workstation: null,
        reason: null,
        changes: { stockHold: [true, false] },
        at,
      },
    ])
  }
}
