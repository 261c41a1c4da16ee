import { type Clock, SystemClock } from '#core/clock'
import { stockRefused } from '#app/products/errors'
import {
  PostStockEntry,
  type PostedStockEntry,
  type StockEntryHead,
} from '#app/products/services/post_stock_entry'

export type ReceiveGoodsInInput = StockEntryHead & {
  /** Pieces bought, more than 0. */
  lines: { productId: number; quantity: number }[]
}

/** 入库: goods that were bought arrive. Orders that waited for them are served, the oldest confirmed first. */
export class ReceiveGoodsIn {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ lines, ...head }: ReceiveGoodsInInput): Promise<PostedStockEntry> {
    const wrong = lines.findIndex(({ quantity }) => quantity <= 0)
    if (wrong >= 0) {
      throw stockRefused('STOCK_QUANTITY_INVALID', { field: `lines.${wrong}.quantity` })
    }
    return new PostStockEntry(this.clock).handle({
      ...head,
      kind: 'receipt',
      lines: lines.map((line, row) => ({ ...line, row, bucket: 'sellable', kind: 'purchase' })),
    })
  }
}
