export const BUCKETS = ['sellable', 'quarantine', 'damaged'] as const

export type Bucket = (typeof BUCKETS)[number]

export const MOVEMENT_KINDS = [
  'purchase',
  'handover',
  'return_received',
  'return_sellable',
  'return_damaged',
  'adjustment',
  'disposal',
] as const

export const ENTRY_KINDS = ['receipt', 'count', 'adjustment'] as const

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

export type StockChoices = {
  warehouses: { id: number; name: string; active: boolean }[]
  products: { id: number; name: string; shortCode: string; specification: string; unit: string }[]
  categories: { id: number; name: string }[]
}

export type StockRow = {
  id: number
  productId: number
  shortCode: string
  name: string
  specification: string
  unit: string
  category: string
  warehouseId: number
  warehouse: string
  onHand: number
  reserved: number
  available: number
  quarantine: number
  damaged: number
  awaited: number
  lowStock: number
}

export type MovementRow = {
  id: number
  at: string
  product: string
  shortCode: string
  specification: string
  warehouse: string
  bucket: Bucket
  kind: (typeof MOVEMENT_KINDS)[number]
  quantity: number
  orderId: number | null
  orderNo: string | null
  orderedAt: string | null
  entryId: number | null
  by: string | null
  remark: string | null
}

export type EntryRow = {
  id: number
  at: string
  kind: (typeof ENTRY_KINDS)[number]
  warehouse: string
  reference: string | null
  reason: AdjustmentReason | null
  remark: string | null
  by: string
  lineCount: number
  pieces: number
  differences: number
}

export type EntryLine = {
  id: number
  shortCode: string
  product: string
  specification: string
  unit: string
  bucket: Bucket
  quantity: number
  seen: number | null
  counted: number | null
}

/** `+5`, `−3`, `0`: a change of stock says its direction. */
export function signed(quantity: number, text: string): string {
  return quantity > 0 ? `+${text}` : text
}
