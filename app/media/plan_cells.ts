import { readYuan, type Read } from '#core/sheet/cells'
import type { SheetCell } from '#core/sheet/sheet'

/** Longest spot: a whole day. */
export const MAX_SECONDS = 86_400

/** Dearest placement: a hundred million yuan, in fen. */
export const MAX_COST_FEN = 10_000_000_000

/** Whole seconds of a spot, from 1 to a day. */
export function readSeconds(cell: SheetCell): Read<number> {
  const text = cell.text.normalize('NFKC').replaceAll(/[,\s]/g, '')
  const seconds = cell.number ?? (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN)
  if (!Number.isInteger(seconds) || seconds <= 0) return { reason: 'seconds_bad' }
  return seconds <= MAX_SECONDS ? { value: seconds } : { reason: 'seconds_too_long' }
}

/** Cost in fen of an amount in yuan, not negative. */
export function readCost(cell: SheetCell): Read<number> {
  const cost = readYuan(cell)
  if (!('value' in cost)) return cost
  if (cost.value < 0) return { reason: 'cost_negative' }
  return cost.value <= MAX_COST_FEN ? cost : { reason: 'cost_too_large' }
}
