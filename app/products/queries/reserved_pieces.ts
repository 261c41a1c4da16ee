import { statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'

export type ReservedPieces = { productId: number; warehouseId: number; quantity: number }

/** What is reserved for an order, locked, in product order. */
export async function reservedPieces(trx: Transaction, orderId: number): Promise<ReservedPieces[]> {
  const statements = await statementsOf(trx)
  return statements.rows<ReservedPieces>(
    `SELECT product_id AS productId, warehouse_id AS warehouseId, quantity
     FROM reservations WHERE order_id = ? ORDER BY product_id FOR UPDATE`,
    [orderId]
  )
}
