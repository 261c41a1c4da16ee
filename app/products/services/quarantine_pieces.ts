import { type Clock, SystemClock } from '#core/clock'
import { type Pieces, byProduct } from '#app/products/pieces'
import { MoveStock } from '#app/products/services/move_stock'

export type QuarantinePiecesInput = {
  pieces: Pieces[]
  warehouseId: number
  causeType: string
  causeId: string
  employeeId: number | null
  /** Takes them out again: what was received by mistake. */
  undo?: boolean
}

/** Goods that came back wait in quarantine until somebody has looked at them. */
export class QuarantinePieces {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ pieces, undo, ...cause }: QuarantinePiecesInput): Promise<void> {
    await new MoveStock(this.clock).handle({
      ...cause,
      moves: byProduct(pieces).map(({ productId, quantity }) => ({
        productId,
        bucket: 'quarantine',
        kind: 'return_received',
        quantity: undo ? -quantity : quantity,
      })),
    })
  }
}
