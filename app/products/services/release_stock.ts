import { statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'
import { stockWasFreed } from '#app/products/hooks'
import { lockForFreeing } from '#app/products/stock_locks'
import { reservedPieces } from '#app/products/queries/reserved_pieces'

/** Gives back what an order had reserved; without a reservation it does nothing, so it is safe to run twice. */
export class ReleaseStock {
  async handle({ trx, orderId }: { trx: Transaction; orderId: number }): Promise<void> {
    const pieces = await reservedPieces(trx, orderId)
    if (pieces.length === 0) return
    const freed = {
      warehouseId: pieces[0].warehouseId,
      productIds: pieces.map((piece) => piece.productId),
    }
    const { lockedIds } = await lockForFreeing(trx, freed)
    const statements = await statementsOf(trx)
    for (const { productId, warehouseId, quantity } of pieces) {
      await statements.run(
        'UPDATE stock_levels SET reserved = reserved - ? WHERE product_id = ? AND warehouse_id = ?',
        [quantity, productId, warehouseId]
      )
    }
    await statements.run('DELETE FROM reservations WHERE order_id = ?', [orderId])
    await stockWasFreed(trx, { ...freed, lockedIds })
  }
}
