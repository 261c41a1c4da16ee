import { marks, statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'
import { type FreedStock, stockAlsoNeeded } from '#app/products/hooks'

export type LockedLevel = {
  productId: number
  warehouseId: number
  available: number
  quarantine: number
  damaged: number
}

/**
 * Locks stock rows in product order, whoever locks them: two transactions never wait for each other crosswise. The
 * index is named because a small table would otherwise be read, and locked, as a whole.
 */
export async function lockLevels(
  trx: Transaction,
  productIds: number[],
  warehouseIds: number[]
): Promise<LockedLevel[]> {
  const statements = await statementsOf(trx)
  return statements.rows<LockedLevel>(
    `SELECT product_id AS productId, warehouse_id AS warehouseId, on_hand - reserved AS available,
       quarantine, damaged
     FROM stock_levels FORCE INDEX (stock_levels_product_id_warehouse_id_unique)
     WHERE product_id IN ${marks(productIds.length)} AND warehouse_id IN ${marks(warehouseIds.length)}
     ORDER BY product_id, warehouse_id FOR UPDATE`,
    [...productIds, ...warehouseIds]
  )
}

/** Locks the rows that are about to gain pieces together with those that the orders waiting for them need. */
export async function lockForFreeing(
  trx: Transaction,
  freed: FreedStock
): Promise<{ levels: LockedLevel[]; lockedIds: number[] }> {
  const wanted = [...freed.productIds, ...(await stockAlsoNeeded(trx, freed))]
  const lockedIds = [...new Set(wanted)].sort((one, other) => one - other)
  return { levels: await lockLevels(trx, lockedIds, [freed.warehouseId]), lockedIds }
}
