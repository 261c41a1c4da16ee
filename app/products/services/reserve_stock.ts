import { marks, statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'
import { type Pieces, byProduct } from '#app/products/pieces'
import { lockLevels } from '#app/products/stock_locks'

export type ReserveStockInput = {
  trx: Transaction
  orderId: number
  pieces: Pieces[]
  /** The warehouses that may serve, best first; at least one. */
  warehouseIds: number[]
}

export type Shortage = { productId: number; wanted: number; available: number }

export type Reservation =
  | { reserved: true; warehouseId: number }
  /** Nothing was reserved; the shortages are those of the first warehouse. */
  | { reserved: false; warehouseId: number; shortages: Shortage[] }

/**
 * Reserves everything that an order needs in the first warehouse that has it all, or nothing at all. Rows are locked
 * in product order, so that two orders never wait for each other crosswise.
 */
export class ReserveStock {
  async handle(input: ReserveStockInput): Promise<Reservation> {
    const pieces = byProduct(input.pieces)
    const available = await this.#lock(input.trx, pieces, input.warehouseIds)
    const warehouseId = input.warehouseIds.find((id) =>
      pieces.every((piece) => (available.get(`${piece.productId}:${id}`) ?? 0) >= piece.quantity)
    )
    if (warehouseId !== undefined) {
      await this.#take(input, pieces, warehouseId)
      return { reserved: true, warehouseId }
    }
    const first = input.warehouseIds[0]
    const shortages = pieces
      .map(({ productId, quantity }) => ({
        productId,
        wanted: quantity,
        available: available.get(`${productId}:${first}`) ?? 0,
      }))
      .filter((shortage) => shortage.available < shortage.wanted)
    return { reserved: false, warehouseId: first, shortages }
  }

  async #lock(
    trx: Transaction,
    pieces: Pieces[],
    warehouseIds: number[]
  ): Promise<Map<string, number>> {
    const productIds = pieces.map((piece) => piece.productId)
    const levels = await lockLevels(trx, productIds, warehouseIds)
    return new Map(
      levels.map((level) => [`${level.productId}:${level.warehouseId}`, level.available])
    )
  }

  async #take(
    { trx, orderId }: ReserveStockInput,
    pieces: Pieces[],
    warehouseId: number
  ): Promise<void> {
    const statements = await statementsOf(trx)
    await statements.run(
      `UPDATE stock_levels FORCE INDEX (stock_levels_product_id_warehouse_id_unique)
       SET reserved = reserved + CASE product_id ${'WHEN ? THEN ? '.repeat(pieces.length)}ELSE 0 END
       WHERE product_id IN ${marks(pieces.length)} AND warehouse_id = ?`,
      [
        ...pieces.flatMap((piece) => [piece.productId, piece.quantity]),
        ...pieces.map((piece) => piece.productId),
        warehouseId,
      ]
    )
    await statements.run(
      `INSERT INTO reservations (order_id, product_id, warehouse_id, quantity) VALUES ${marks(4, pieces.length)}`,
      pieces.flatMap((piece) => [orderId, piece.productId, warehouseId, piece.quantity])
    )
  }
}
