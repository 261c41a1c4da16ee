import { type Clock, SystemClock } from '#core/clock'
import { stockRefused } from '#app/products/errors'
import { type Pieces, byProduct } from '#app/products/pieces'
import { MoveStock, type StockMove } from '#app/products/services/move_stock'

/** What an inspection found of a product: as good as new, damaged, or good for nothing (missing pieces included). */
export type Inspected = {
  productId: number
  sellable: number
  damaged: number
  disposed: number
}

export type SortPiecesInput = {
  /** What waits in quarantine for this cause; every piece of it must be accounted for. */
  pieces: Pieces[]
  inspected: Inspected[]
  warehouseId: number
  causeType: string
  causeId: string
  employeeId: number | null
}

/** Takes inspected goods out of quarantine: to be sold again, to the damaged ones, or out of the house's books. */
export class SortPieces {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ pieces, inspected, ...cause }: SortPiecesInput): Promise<void> {
    checkSums(byProduct(pieces), inspected)
    const moves = inspected
      .toSorted((one, other) => one.productId - other.productId)
      .flatMap(movesOf)
    await new MoveStock(this.clock).handle({ ...cause, moves })
  }
}

function movesOf({ productId, sellable, damaged, disposed }: Inspected): StockMove[] {
  const moves: StockMove[] = [
    { productId, bucket: 'quarantine', kind: 'return_sellable', quantity: -sellable },
    { productId, bucket: 'sellable', kind: 'return_sellable', quantity: sellable },
    { productId, bucket: 'quarantine', kind: 'return_damaged', quantity: -damaged },
    { productId, bucket: 'damaged', kind: 'return_damaged', quantity: damaged },
    { productId, bucket: 'quarantine', kind: 'disposal', quantity: -disposed },
  ]
  return moves.filter(({ quantity }) => quantity !== 0)
}

function checkSums(received: Pieces[], inspected: Inspected[]) {
  const wanted = new Map(received.map(({ productId, quantity }) => [productId, quantity]))
  for (const [index, line] of inspected.entries()) {
    const parts = [line.sellable, line.damaged, line.disposed]
    const expected = wanted.get(line.productId)
    const sum = parts.reduce((whole, part) => whole + part, 0)
    if (parts.some((part) => !Number.isInteger(part) || part < 0) || sum !== expected) {
      throw stockRefused('INSPECTION_SUM', {
        field: `lines.${index}.sellable`,
        values: { expected: expected ?? 0, sum },
      })
    }
    wanted.delete(line.productId)
  }
  if (wanted.size > 0) throw stockRefused('INSPECTION_INCOMPLETE', { field: 'lines' })
}
