/** So many pieces of a product. */
export type Pieces = { productId: number; quantity: number }

/** One entry for each product, in product order: the order in which stock rows are locked. */
export function byProduct(pieces: Pieces[]): Pieces[] {
  const sums = new Map<number, number>()
  for (const { productId, quantity } of pieces) {
    sums.set(productId, (sums.get(productId) ?? 0) + quantity)
  }
  return [...sums]
    .map(([productId, quantity]) => ({ productId, quantity }))
    .sort((one, other) => one.productId - other.productId)
}
