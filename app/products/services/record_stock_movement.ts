import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { statementsOf } from '#core/statements'
import { type Transaction, inTransaction } from '#core/transaction'
import { type FreedStock, stockWasFreed } from '#app/products/hooks'
import { lockForFreeing, lockLevels } from '#app/products/stock_locks'

export type StockBucket = 'sellable' | 'quarantine' | 'damaged'

export type RecordStockMovementInput = {
  productId: number
  warehouseId: number
  bucket: StockBucket
  kind: 'purchase' | 'return_received' | 'return_sellable' | 'return_damaged' | 'adjustment'
  /** Pieces in (positive) or out (negative), never 0. */
  quantity: number
  causeType: string
  causeId: string
  employeeId: number | null
  remark?: string | null
}

/**
 * One row of the stock ledger. On hand is what is sellable; no bucket falls below zero, and on hand not below what is
 * reserved. Pieces that arrive serve waiting orders in the same transaction.
 */
export class RecordStockMovement {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: RecordStockMovementInput): Promise<void> {
    if (!Number.isInteger(input.quantity) || input.quantity === 0) {
      throw new DomainError({
        status: 422,
        code: 'STOCK_QUANTITY_INVALID',
        messageKey: 'products.errors.stock_quantity_invalid',
        field: 'quantity',
      })
    }
    await inTransaction(async (trx) => {
      const freed = { warehouseId: input.warehouseId, productIds: [input.productId] }
      const { left, lockedIds } = await this.#lock(trx, input, freed)
      if (left + input.quantity < 0) throw this.#belowZero(left)
      await this.#write(trx, input)
      if (input.bucket === 'sellable' && input.quantity > 0) {
        await stockWasFreed(trx, { ...freed, lockedIds })
      }
    })
  }

  /** Locks what is needed, and gives what may still leave the bucket. */
  async #lock(trx: Transaction, input: RecordStockMovementInput, freed: FreedStock) {
    const { productId, warehouseId, bucket } = input
    const statements = await statementsOf(trx)
    let { levels, lockedIds } = await lockForFreeing(trx, freed)
    if (!levels.some((level) => level.productId === productId)) {
      await statements.run(
        `INSERT IGNORE INTO stock_levels (product_id, warehouse_id, on_hand, reserved) VALUES (?, ?, 0, 0)`,
        [productId, warehouseId]
      )
      levels = await lockLevels(trx, lockedIds, [warehouseId])
    }
    if (bucket === 'sellable') {
      const level = levels.find((one) => one.productId === productId)
      return { left: level?.available ?? 0, lockedIds }
    }
    const [sum] = await statements.rows<{ pieces: string }>(
      `SELECT COALESCE(SUM(quantity), 0) AS pieces FROM stock_movements
       WHERE product_id = ? AND warehouse_id = ? AND bucket = ?`,
      [productId, warehouseId, bucket]
    )
    return { left: Number(sum.pieces), lockedIds }
  }

  async #write(trx: Transaction, input: RecordStockMovementInput) {
    const statements = await statementsOf(trx)
    if (input.bucket === 'sellable') {
      await statements.run(
        'UPDATE stock_levels SET on_hand = on_hand + ? WHERE product_id = ? AND warehouse_id = ?',
        [input.quantity, input.productId, input.warehouseId]
      )
    }
    await statements.run(
      `INSERT INTO stock_movements
         (product_id, warehouse_id, bucket, kind, quantity, cause_type, cause_id, employee_id, remark, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        input.productId,
        input.warehouseId,
        input.bucket,
        input.kind,
        input.quantity,
        input.causeType,
        input.causeId,
        input.employeeId,
        input.remark ?? null,
        this.clock.now().toJSDate(),
      ]
    )
  }

  #belowZero(available: number) {
    return new DomainError({
      status: 409,
      code: 'STOCK_BELOW_ZERO',
      messageKey: 'products.errors.stock_below_zero',
      values: { available },
      field: 'quantity',
      details: { available },
    })
  }
}
