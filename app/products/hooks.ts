import type { Transaction } from '#core/transaction'

export type FreedStock = { warehouseId: number; productIds: number[] }

export type StockFreedHook = (trx: Transaction, freed: FreedStock) => Promise<void>

const stockFreed: StockFreedHook[] = []

/** Registers what must happen in the same transaction when pieces become available again. */
export function onStockFreed(hook: StockFreedHook): void {
  stockFreed.push(hook)
}

/** Runs in the transaction that freed the pieces, whose stock rows it holds. */
export async function stockWasFreed(trx: Transaction, freed: FreedStock): Promise<void> {
  for (const hook of stockFreed) await hook(trx, freed)
}
