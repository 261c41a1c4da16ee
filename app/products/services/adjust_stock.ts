import { type Clock, SystemClock } from '#core/clock'
import { stockRefused } from '#app/products/errors'
import {
  PostStockEntry,
  type PostedStockEntry,
  type StockEntryHead,
  type StockEntryLine,
} from '#app/products/services/post_stock_entry'
import type { AdjustmentReason, StockBucket } from '#app/products/stock_ledger'

export type AdjustStockInput = StockEntryHead & {
  reason: AdjustmentReason
  /** Pieces more (positive) or less; of a breakage and a disposal, how many. */
  lines: { productId: number; bucket: StockBucket; quantity: number }[]
}

/**
 * 调整: stock is set right by hand, with a reason. Breakage moves sellable pieces to the damaged ones, a disposal takes
 * pieces out that can't be sold; everything else changes one bucket.
 */
export class AdjustStock {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ lines, ...input }: AdjustStockInput): Promise<PostedStockEntry> {
    if (input.reason === 'other' && !input.remark?.trim()) {
      throw stockRefused('STOCK_REMARK_MISSING', { field: 'remark' })
    }
    const wrong = lines.findIndex(({ quantity }) => quantity === 0)
    if (wrong >= 0) {
      throw stockRefused('STOCK_QUANTITY_INVALID', { field: `lines.${wrong}.quantity` })
    }
    return new PostStockEntry(this.clock).handle({
      ...input,
      kind: 'adjustment',
      lines: lines.flatMap((line, row) =>
        movesOf(input.reason, line).map((move) => ({ ...move, row }))
      ),
    })
  }
}

function movesOf(
  reason: AdjustmentReason,
  { productId, bucket, quantity }: AdjustStockInput['lines'][number]
): Omit<StockEntryLine, 'row'>[] {
  const pieces = Math.abs(quantity)
  switch (reason) {
    case 'breakage':
      return [
        { productId, bucket: 'sellable', kind: 'adjustment', quantity: -pieces },
        { productId, bucket: 'damaged', kind: 'adjustment', quantity: pieces },
      ]
    case 'disposal':
      return [
        {
          productId,
          bucket,
          kind: bucket === 'sellable' ? 'adjustment' : 'disposal',
          quantity: -pieces,
        },
      ]
    case 'loss':
    case 'sample':
      return [{ productId, bucket, kind: 'adjustment', quantity: -pieces }]
    case 'found':
      return [{ productId, bucket, kind: 'adjustment', quantity: pieces }]
    default:
      return [{ productId, bucket, kind: 'adjustment', quantity }]
  }
}
