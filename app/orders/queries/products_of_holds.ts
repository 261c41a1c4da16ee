import { marks, statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'
import type { FreedStock } from '#app/products/hooks'

/** Condition of orders on hold in a warehouse for one of so many products. */
export function waitingFor(products: number): string {
  return `orders.stock_hold = 1 AND orders.status = 'confirmed' AND orders.warehouse_id = ?
    AND EXISTS (SELECT 1 FROM order_lines wanted
      WHERE wanted.order_id = orders.id AND wanted.product_id IN ${marks(products)})`
}

/** Every product of the orders that wait for one of these in the warehouse. */
export async function productsOfHolds(
  trx: Transaction,
  { warehouseId, productIds }: FreedStock
): Promise<number[]> {
  const statements = await statementsOf(trx)
  const rows = await statements.rows<{ productId: number }>(
    `SELECT DISTINCT line.product_id AS productId
     FROM orders JOIN order_lines line ON line.order_id = orders.id
     WHERE ${waitingFor(productIds.length)}`,
    [warehouseId, ...productIds]
  )
  return rows.map((row) => row.productId)
}
