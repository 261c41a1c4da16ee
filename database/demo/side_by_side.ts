/**
 * Works through `items` in their order, `lanes` at a time; items of the same key never overlap and keep their order.
 * The first failure stops it and is thrown once what runs has ended.
 */
export async function sideBySide<T>(
  items: readonly T[],
  options: { lanes: number; keyOf: (item: T) => string | number },
  work: (item: T) => Promise<void>
): Promise<void> {
  const running = new Map<string | number, Promise<void>>()
  const failures: unknown[] = []
  let next = 0
  const lane = async () => {
    while (next < items.length && failures.length === 0) {
      const item = items[next++]
      const key = options.keyOf(item)
      const turn = (running.get(key) ?? Promise.resolve()).then(() => work(item))
      const settled = turn.catch((error: unknown) => {
        failures.push(error)
      })
      running.set(key, settled)
      await settled
      if (running.get(key) === settled) running.delete(key)
    }
  }
  await Promise.all(Array.from({ length: options.lanes }, lane))
  if (failures.length > 0) throw failures[0]
}
