/** What a piece of stock is good for. On hand is what is sellable; what came back waits in quarantine to be inspected. */
export const STOCK_BUCKETS = ['sellable', 'quarantine', 'damaged'] as const

export type StockBucket = (typeof STOCK_BUCKETS)[number]

export const MOVEMENT_KINDS = [
  'purchase',
  'handover',
  'return_received',
  'return_sellable',
  'return_damaged',
  'adjustment',
  'disposal',
] as const

export type MovementKind = (typeof MOVEMENT_KINDS)[number]

export const ENTRY_KINDS = ['receipt', 'count', 'adjustment'] as const

export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Why stock is set right by hand. */
export const ADJUSTMENT_REASONS = [
  'breakage',
  'loss',
  'found',
  'sample',
  'disposal',
  'wrong_entry',
  'other',
] as const

export type AdjustmentReason = (typeof ADJUSTMENT_REASONS)[number]

/** The column of `stock_levels` that keeps a bucket's sum. */
export const LEVEL_COLUMNS = {
  sellable: 'on_hand',
  quarantine: 'quarantine',
  damaged: 'damaged',
} as const satisfies Record<StockBucket, string>
