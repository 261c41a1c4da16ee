import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { type Clock, SystemClock } from '#core/clock'
import type { StockBucket } from '#app/products/stock_ledger'

export type StockDifference = {
  productId: number
  warehouseId: number
  bucket: StockBucket | 'reserved'
  /** What the level says, and what its movements (of reserved: the reservations) add up to. */
  level: number
  summed: number
}

export type StockCheck = { levels: number; differences: StockDifference[] }

const BUCKETS = [
  ['sellable', 'on_hand'],
  ['quarantine', 'quarantine'],
  ['damaged', 'damaged'],
] as const

/** Each bucket of each product and warehouse against the sum of its movements, reserved against the reservations. */
export class CheckStock {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(): Promise<StockCheck> {
    const [{ count }] = await db.from('stock_levels').count('* as count')
    const differences = await this.#differences()
    await db.table('stock_checks').insert({
      levels: Number(count),
      wrong: differences.length,
      differences: JSON.stringify(differences),
      created_at: this.clock.now().toJSDate(),
    })
    if (differences.length > 0)
      logger.error({ differences }, 'stock is not the sum of its movements')
    return { levels: Number(count), differences }
  }

  /** One statement a bucket: the levels and their movements are read as of one instant. */
  async #differences(): Promise<StockDifference[]> {
    const found = await Promise.all([
      ...BUCKETS.map(([bucket, column]) =>
        db.rawQuery(
          `SELECT level.product_id AS productId, level.warehouse_id AS warehouseId,
             '${bucket}' AS bucket, level.${column} AS level, COALESCE(SUM(moved.quantity), 0) AS summed
           FROM stock_levels level
           LEFT JOIN stock_movements moved ON moved.product_id = level.product_id
             AND moved.warehouse_id = level.warehouse_id AND moved.bucket = '${bucket}'
           GROUP BY level.id HAVING level <> summed`
        )
      ),
      db.rawQuery(
        `SELECT level.product_id AS productId, level.warehouse_id AS warehouseId,
           'reserved' AS bucket, level.reserved AS level, COALESCE(SUM(kept.quantity), 0) AS summed
         FROM stock_levels level
         LEFT JOIN reservations kept ON kept.product_id = level.product_id
           AND kept.warehouse_id = level.warehouse_id
         GROUP BY level.id HAVING level <> summed`
      ),
    ])
    return found.flatMap(([rows]) =>
      (rows as (StockDifference & { summed: string })[]).map((row) => ({
        ...row,
        summed: Number(row.summed),
      }))
    )
  }
}
