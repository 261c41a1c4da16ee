/**
 * What a heap orders: `key` first, then `tie`; `place` belongs to the heap and is -1 while the
 * item is in none. An item is in one heap at a time.
 */
export interface Ranked {
  key: number
  tie: number
  place: number
}

/**
 * A binary heap whose items know their own place, so that any of them leaves in O(log n) and no
 * look-up table is needed. An item that is last in order is added in O(1).
 */
export class OrderedHeap<Item extends Ranked> {
  private readonly items: Item[] = []

  get size(): number {
    return this.items.length
  }

  peek(): Item | undefined {
    return this.items[0]
  }

  push(item: Item): void {
    if (item.place !== -1) throw new Error('The item is in a heap already')
    this.items.push(item)
    this.rise(item, this.items.length - 1)
  }

  /** Takes the item out; does nothing when it is in no heap. */
  remove(item: Item): void {
    const place = item.place
    if (place === -1) return
    if (this.items[place] !== item) throw new Error('The item is in another heap')
    item.place = -1
    const last = this.items.pop()!
    if (last === item) return
    if (place > 0 && before(last, this.items[(place - 1) >> 1]!)) this.rise(last, place)
    else this.sink(last, place)
  }

  /** All items, in no order. */
  values(): readonly Item[] {
    return this.items
  }

  clear(): void {
    for (const item of this.items) item.place = -1
    this.items.length = 0
  }

  private rise(item: Item, from: number): void {
    let place = from
    while (place > 0) {
      const up = (place - 1) >> 1
      const parent = this.items[up]!
      if (!before(item, parent)) break
      this.items[place] = parent
      parent.place = place
      place = up
    }
    this.items[place] = item
    item.place = place
  }

  private sink(item: Item, from: number): void {
    const count = this.items.length
    let place = from
    for (;;) {
      let down = 2 * place + 1
      if (down >= count) break
      if (down + 1 < count && before(this.items[down + 1]!, this.items[down]!)) down++
      const child = this.items[down]!
      if (!before(child, item)) break
      this.items[place] = child
      child.place = place
      place = down
    }
    this.items[place] = item
    item.place = place
  }
}

/** Whether `a` comes before `b`. */
export function before(a: Ranked, b: Ranked): boolean {
  return a.key < b.key || (a.key === b.key && a.tie < b.tie)
}
