import db from '@adonisjs/lucid/services/db'
import { defineList, type ListPage } from '#core/list_query'
import {
  type AdjustmentReason,
  ENTRY_KINDS,
  type EntryKind,
  type StockBucket,
} from '#app/products/stock_ledger'

export type StockEntryRow = {
  id: number
  at: string
  kind: EntryKind
  warehouse: string
  reference: string | null
  reason: AdjustmentReason | null
  remark: string | null
  by: string
  lineCount: number
  /** Pieces that it added to, or took from, what the house has. */
  pieces: number
  /** Of a count: products whose difference is not 0. */
  differences: number
}

export type ShownEntryLine = {
  id: number
  shortCode: string
  product: string
  specification: string
  unit: string
  bucket: StockBucket
  quantity: number
  seen: number | null
  counted: number | null
}

const entryList = defineList({
  sort: { at: 'entry.created_at', id: 'entry.id' },
  defaultSort: '-at',
  tieBreaker: 'entry.id',
  filters: {
    days: { rule: 'days', column: 'entry.created_at' },
    kind: { rule: 'set', column: 'entry.kind', values: ENTRY_KINDS },
    warehouse: { rule: 'ids', column: 'entry.warehouse_id' },
    q: { rule: 'contains', column: ['entry.reference', 'entry.remark'] },
  },
})

const sumOf = (what: string) =>
  `(SELECT ${what} FROM stock_entry_lines line WHERE line.stock_entry_id = entry.id)`

/** 库存单据: goods in, counts and adjustments, newest first. */
export class ListStockEntries {
  async handle(query: Record<string, unknown>): Promise<ListPage<StockEntryRow>> {
    const entries = db
      .from('stock_entries as entry')
      .join('warehouses as warehouse', 'warehouse.id', 'entry.warehouse_id')
      .join('employees as employee', 'employee.id', 'entry.employee_id')
      .select('entry.id', 'entry.kind', 'entry.reference', 'entry.reason', 'entry.remark')
      .select('entry.created_at as at', 'warehouse.name as warehouse', 'employee.name as by')
      .select(db.raw(`${sumOf('COUNT(*)')} AS lineCount`))
      .select(db.raw(`${sumOf('SUM(quantity)')} AS pieces`))
      .select(db.raw(`${sumOf('COALESCE(SUM(quantity <> 0), 0)')} AS differences`))
    const page = await entryList.rows<Record<string, unknown>>(entries, entryList.read(query))
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...(row as StockEntryRow),
        at: (row.at as Date).toISOString(),
        lineCount: Number(row.lineCount),
        pieces: Number(row.pieces),
        differences: Number(row.differences),
      })),
    }
  }

  /** The lines of one entry, in product order. */
  async lines(entryId: number): Promise<ShownEntryLine[]> {
    return db
      .from('stock_entry_lines as line')
      .join('products as product', 'product.id', 'line.product_id')
      .where('line.stock_entry_id', entryId)
      .orderBy('product.short_code')
      .orderBy('line.id')
      .select('line.id', 'line.bucket', 'line.quantity', 'line.seen', 'line.counted')
      .select('product.short_code as shortCode', 'product.name as product')
      .select('product.specification', 'product.unit')
  }
}
