import { type Clock, SystemClock } from '#core/clock'
import {
  PostStockEntry,
  type PostedStockEntry,
  type StockEntryHead,
} from '#app/products/services/post_stock_entry'
import type { StockBucket } from '#app/products/stock_ledger'

export type CountStockInput = StockEntryHead & {
  lines: {
    productId: number
    bucket: StockBucket
    /** What the ledger said when it was counted. */
    seen: number
    counted: number
  }[]
}

/**
 * 盘点: what was counted against what the ledger said at that time; the difference is posted as an adjustment. What moved
 * between counting and posting stays as it is.
 */
export class CountStock {
  constructor(private clock: Clock = new SystemClock()) {}

  handle({ lines, ...head }: CountStockInput): Promise<PostedStockEntry> {
    return new PostStockEntry(this.clock).handle({
      ...head,
      kind: 'count',
      quantityField: 'counted',
      lines: lines.map((line, row) => ({
        ...line,
        row,
        kind: 'adjustment',
        quantity: line.counted - line.seen,
      })),
    })
  }
}
