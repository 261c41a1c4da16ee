import { type Clock, SystemClock } from '#core/clock'
import { marks, statementsOf } from '#core/statements'
import { type Transaction, inTransaction } from '#core/transaction'
import { stockRefused } from '#app/products/errors'
import { stockAlsoNeeded, stockWasFreed } from '#app/products/hooks'
import { type LockedLevel, lockLevels } from '#app/products/stock_locks'
import { LEVEL_COLUMNS, type MovementKind, type StockBucket } from '#app/products/stock_ledger'

export type StockMove = {
  productId: number
  bucket: StockBucket
  kind: Exclude<MovementKind, 'handover'>
  /** Pieces in (positive) or out (negative), never 0. */
  quantity: number
  /** The form's field that a refusal belongs beside. */
  field?: string
}

export type MoveStockInput = {
  warehouseId: number
  moves: StockMove[]
  causeType: string
  causeId: string
  employeeId: number | null
  remark?: string | null
}

/**
 * Rows of the stock ledger, all or none: no bucket falls below zero, and on hand not below what is reserved. Everything
 * is locked in product order before anything is written; pieces that arrive serve waiting orders in the same transaction.
 */
export class MoveStock {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: MoveStockInput): Promise<void> {
    const { warehouseId, moves } = input
    for (const { quantity, field } of moves) {
      if (!Number.isInteger(quantity) || quantity === 0) {
        throw stockRefused('STOCK_QUANTITY_INVALID', { field: field ?? 'quantity' })
      }
    }
    if (moves.length === 0) return
    await inTransaction(async (trx) => {
      const freed = { warehouseId, productIds: gaining(moves) }
      const also = freed.productIds.length > 0 ? await stockAlsoNeeded(trx, freed) : []
      const lockedIds = inOrder([...moves.map(({ productId }) => productId), ...also])
      const levels = await this.#lock(trx, input, lockedIds)
      this.#check(moves, levels)
      await this.#write(trx, input)
      if (freed.productIds.length > 0) await stockWasFreed(trx, { ...freed, lockedIds })
    })
  }

  /** Locks the rows of all these products; a product that this warehouse never held gets its row. */
  async #lock(trx: Transaction, { warehouseId, moves }: MoveStockInput, lockedIds: number[]) {
    const levels = await lockLevels(trx, lockedIds, [warehouseId])
    const known = new Set(levels.map(({ productId }) => productId))
    const fresh = inOrder(moves.map(({ productId }) => productId)).filter((id) => !known.has(id))
    if (fresh.length === 0) return levels
    const statements = await statementsOf(trx)
    await statements.run(
      `INSERT IGNORE INTO stock_levels (product_id, warehouse_id, on_hand, reserved)
       VALUES ${marks(4, fresh.length)}`,
      fresh.flatMap((productId) => [productId, warehouseId, 0, 0])
    )
    return lockLevels(trx, lockedIds, [warehouseId])
  }

  /** In the order given, so that a bucket may be filled before it is emptied. */
  #check(moves: StockMove[], levels: LockedLevel[]) {
    const left = new Map(
      levels.flatMap(({ productId, available, quarantine, damaged }) => [
        [`${productId}:sellable`, available],
        [`${productId}:quarantine`, quarantine],
        [`${productId}:damaged`, damaged],
      ])
    )
    for (const { productId, bucket, quantity, field } of moves) {
      const key = `${productId}:${bucket}`
      const available = left.get(key) ?? 0
      if (available + quantity < 0) {
        throw stockRefused('STOCK_BELOW_ZERO', {
          field: field ?? 'quantity',
          variant: bucket,
          values: { available },
          details: { available, productId, bucket },
          status: 409,
        })
      }
      left.set(key, available + quantity)
    }
  }

  async #write(trx: Transaction, input: MoveStockInput) {
    const { warehouseId, moves } = input
    const statements = await statementsOf(trx)
    for (const { productId, bucket, quantity } of moves) {
      const column = LEVEL_COLUMNS[bucket]
      await statements.run(
        `UPDATE stock_levels SET ${column} = ${column} + ? WHERE product_id = ? AND warehouse_id = ?`,
        [quantity, productId, warehouseId]
      )
    }
    const at = this.clock.now().toJSDate()
    await statements.run(
      `INSERT INTO stock_movements
         (product_id, warehouse_id, bucket, kind, quantity, cause_type, cause_id, employee_id, remark, created_at)
       VALUES ${marks(10, moves.length)}`,
      moves.flatMap(({ productId, bucket, kind, quantity }) => [
        productId,
        warehouseId,
        bucket,
        kind,
        quantity,
        input.causeType,
        input.causeId,
        input.employeeId,
        input.remark ?? null,
        at,
      ])
    )
  }
}

/** The products of which more can be sold afterwards. */
function gaining(moves: StockMove[]): number[] {
  const sums = new Map<number, number>()
  for (const { productId, bucket, quantity } of moves) {
    if (bucket === 'sellable') sums.set(productId, (sums.get(productId) ?? 0) + quantity)
  }
  return inOrder([...sums].filter(([, sum]) => sum > 0).map(([productId]) => productId))
}

function inOrder(ids: number[]): number[] {
  return [...new Set(ids)].sort((one, other) => one - other)
}
