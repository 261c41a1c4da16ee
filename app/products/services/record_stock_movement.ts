import { type Clock, SystemClock } from '#core/clock'
import { MoveStock, type MoveStockInput, type StockMove } from '#app/products/services/move_stock'

export type RecordStockMovementInput = Omit<MoveStockInput, 'moves'> & StockMove

/** One row of the stock ledger by itself. */
export class RecordStockMovement {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: RecordStockMovementInput): Promise<void> {
    const { productId, bucket, kind, quantity, field, ...cause } = input
    await new MoveStock(this.clock).handle({
      ...cause,
      moves: [{ productId, bucket, kind, quantity, field }],
    })
  }
}
