import type { DateTime } from 'luxon'
import { marks, statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'
import { reservedPieces } from '#app/products/queries/reserved_pieces'

export type HandOverStockInput = {
  trx: Transaction
  orderId: number
  employeeId: number | null
  at: DateTime
}

/** The pieces reserved for an order leave the house (TR15): on hand and reserved fall alike, one movement a product. */
export class HandOverStock {
  async handle({ trx, orderId, employeeId, at }: HandOverStockInput): Promise<void> {
    const pieces = await reservedPieces(trx, orderId)
    if (pieces.length === 0) throw new Error(`order ${orderId} has nothing reserved to hand over`)
    const statements = await statementsOf(trx)
    for (const { productId, warehouseId, quantity } of pieces) {
      await statements.run(
        `UPDATE stock_levels SET on_hand = on_hand - ?, reserved = reserved - ?
         WHERE product_id = ? AND warehouse_id = ?`,
        [quantity, quantity, productId, warehouseId]
      )
    }
    await statements.run(
      `INSERT INTO stock_movements
         (product_id, warehouse_id, bucket, kind, quantity, cause_type, cause_id, employee_id, created_at)
       VALUES ${marks(9, pieces.length)}`,
      pieces.flatMap((piece) => [
        piece.productId,
        piece.warehouseId,
        'sellable',
        'handover',
        -piece.quantity,
        'order',
        String(orderId),
        employeeId,
        at.toJSDate(),
      ])
    )
    await statements.run('DELETE FROM reservations WHERE order_id = ?', [orderId])
  }
}
