import type { Transaction } from '#core/transaction'

export type FreedStock = { warehouseId: number; productIds: number[] }

/** What happens in the same transaction when pieces become available again. */
export type StockFreedHook = {
  /** The products that serving whoever waits for these may need besides them. */
  alsoNeeds(trx: Transaction, freed: FreedStock): Promise<number[]>
  /** Runs with all those rows locked. */
  serve(trx: Transaction, freed: FreedStock & { lockedIds: number[] }): Promise<void>
}

const hooks: StockFreedHook[] = []

export function onStockFreed(hook: StockFreedHook): void {
  hooks.push(hook)
}

export async function stockAlsoNeeded(trx: Transaction, freed: FreedStock): Promise<number[]> {
  const needs = await Promise.all(hooks.map((hook) => hook.alsoNeeds(trx, freed)))
  return needs.flat()
}

export async function stockWasFreed(
  trx: Transaction,
  freed: FreedStock & { lockedIds: number[] }
): Promise<void> {
  for (const hook of hooks) await hook.serve(trx, freed)
}
