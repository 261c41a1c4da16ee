import { type Clock, SystemClock } from '#core/clock'
import { isDuplicate } from '#core/statements'
import { type Transaction, inTransaction } from '#core/transaction'
import { stockRefused } from '#app/products/errors'
import { MoveStock } from '#app/products/services/move_stock'
import type {
  AdjustmentReason,
  EntryKind,
  MovementKind,
  StockBucket,
} from '#app/products/stock_ledger'

export type StockEntryLine = {
  /** Which line of the form it came from, for its refusals. */
  row: number
  productId: number
  bucket: StockBucket
  kind: Exclude<MovementKind, 'handover'>
  /** Pieces in (positive) or out; 0 only for a count that found what the ledger said. */
  quantity: number
  /** Of a count. */
  seen?: number
  counted?: number
}

/** What every entry by hand says. */
export type StockEntryHead = {
  warehouseId: number
  reference?: string | null
  remark?: string | null
  employeeId: number
  /** A repeated submit with the same key posts nothing and gives the first entry. */
  idempotencyKey: string
}

export type PostStockEntryInput = StockEntryHead & {
  kind: EntryKind
  reason?: AdjustmentReason | null
  lines: StockEntryLine[]
  /** The form's field of a line's quantity; `quantity` unless told. */
  quantityField?: string
}

export type PostedStockEntry = { id: number; repeated: boolean }

/** Writes a stock entry with its movements, all or nothing. */
export class PostStockEntry {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: PostStockEntryInput): Promise<PostedStockEntry> {
    const post = () => inTransaction((trx) => this.#post(trx, input))
    try {
      return await post()
    } catch (error) {
      // The same submit was just being posted: it is there now.
      if (isDuplicate(error, 'idempotency_key')) return post()
      throw error
    }
  }

  async #post(trx: Transaction, input: PostStockEntryInput): Promise<PostedStockEntry> {
    const earlier: { id: number; kind: string; warehouse_id: number } | null = await trx
      .from('stock_entries')
      .where({ employee_id: input.employeeId, idempotency_key: input.idempotencyKey })
      .first()
    if (earlier) {
      const same = earlier.kind === input.kind && earlier.warehouse_id === input.warehouseId
      if (!same) throw stockRefused('STOCK_KEY_REUSED', { status: 409 })
      return { id: earlier.id, repeated: true }
    }
    await this.#check(trx, input)
    const id = await this.#write(trx, input)
    const { lines, quantityField = 'quantity' } = input
    await new MoveStock(this.clock).handle({
      warehouseId: input.warehouseId,
      moves: lines
        .map((line) => ({ ...line, field: `lines.${line.row}.${quantityField}` }))
        .filter(({ quantity }) => quantity !== 0),
      causeType: 'stock_entry',
      causeId: String(id),
      employeeId: input.employeeId,
      remark: input.remark,
    })
    return { id, repeated: false }
  }

  async #check(trx: Transaction, { lines, warehouseId }: PostStockEntryInput) {
    if (lines.length === 0) throw stockRefused('STOCK_LINES_MISSING', { field: 'lines' })
    const warehouse = await trx
      .from('warehouses')
      .where({ id: warehouseId, active: true })
      .select('id')
      .first()
    if (!warehouse) throw stockRefused('STOCK_WAREHOUSE_UNKNOWN', { field: 'warehouseId' })
    const products: { id: number }[] = await trx
      .from('products')
      .whereIn(
        'id',
        lines.map(({ productId }) => productId)
      )
      .select('id')
    const known = new Set(products.map(({ id }) => id))
    const met = new Set<string>()
    for (const { row, productId, bucket } of lines) {
      const field = `lines.${row}.productId`
      if (!known.has(productId)) throw stockRefused('STOCK_PRODUCT_UNKNOWN', { field })
      const key = `${productId}:${bucket}`
      if (met.has(key)) throw stockRefused('STOCK_LINE_TWICE', { field })
      met.add(key)
    }
  }

  async #write(trx: Transaction, input: PostStockEntryInput): Promise<number> {
    const [id] = await trx.table('stock_entries').insert({
      kind: input.kind,
      warehouse_id: input.warehouseId,
      reference: input.reference?.trim() || null,
      reason: input.reason ?? null,
      remark: input.remark?.trim() || null,
      employee_id: input.employeeId,
      idempotency_key: input.idempotencyKey,
      created_at: this.clock.now().toJSDate(),
    })
    await trx.table('stock_entry_lines').multiInsert(
      input.lines.map(({ productId, bucket, quantity, seen, counted }) => ({
        stock_entry_id: id,
        product_id: productId,
        bucket,
        quantity,
        seen: seen ?? null,
        counted: counted ?? null,
      }))
    )
    return Number(id)
  }
}
