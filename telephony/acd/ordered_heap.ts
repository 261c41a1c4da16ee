/**
 * What a heap orders: `key` first, then `tie`; `place` belongs to the heap and is -1 while the
 * item is in none. An item is in one heap at a time, and keeps its key while it is there.
 */
export interface Ranked {
  key: number
  tie: number
  place: number
}

/** Four children a node: half as many steps as with two, and a node's children lie side by side. */
const SHIFT = 2
const CHILDREN = 1 << SHIFT

/**
 * A heap whose items know their own place, so that any of them leaves in O(log n) and no look-up
 * table is needed. An item that is last in order is added in O(1).
 */
export class OrderedHeap<Item extends Ranked> {
  private readonly items: Item[] = []
  /** The items' keys, place for place: comparing them need not touch the items. */
  private readonly keys: number[] = []

  get size(): number {
    return this.items.length
  }

  peek(): Item | undefined {
    return this.items[0]
  }

  push(item: Item): void {
    if (item.place !== -1) throw new Error('The item is in a heap already')
    const place = this.items.length
    this.items.push(item)
    this.keys.push(item.key)
    this.rise(item, place)
  }

  /** Takes the item out; does nothing when it is in no heap. */
  remove(item: Item): void {
    const place = item.place
    if (place === -1) return
    if (this.items[place] !== item) throw new Error('The item is in another heap')
    item.place = -1
    const last = this.items.pop()!
    this.keys.pop()
    if (last === item) return
    if (place > 0 && this.before(last, (place - 1) >> SHIFT)) this.rise(last, place)
    else this.sink(last, place)
  }

  /** All items, in no order. */
  values(): readonly Item[] {
    return this.items
  }

  clear(): void {
    for (const item of this.items) item.place = -1
    this.items.length = 0
    this.keys.length = 0
  }

  private rise(item: Item, from: number): void {
    let place = from
    while (place > 0) {
      const up = (place - 1) >> SHIFT
      if (!this.before(item, up)) break
      this.put(this.items[up]!, place)
      place = up
    }
    this.put(item, place)
  }

  private sink(item: Item, from: number): void {
    const { items, keys } = this
    const count = items.length
    let place = from
    for (;;) {
      let least = (place << SHIFT) + 1
      if (least >= count) break
      const end = Math.min(least + CHILDREN, count)
      for (let other = least + 1; other < end; other++) {
        const key = keys[other]!
        const best = keys[least]!
        if (key < best || (key === best && items[other]!.tie < items[least]!.tie)) least = other
      }
      if (this.before(item, least)) break
      this.put(items[least]!, place)
      place = least
    }
    this.put(item, place)
  }

  private put(item: Item, place: number): void {
    this.items[place] = item
    this.keys[place] = item.key
    item.place = place
  }

  private before(item: Item, place: number): boolean {
    const key = this.keys[place]!
    return item.key < key || (item.key === key && item.tie < this.items[place]!.tie)
  }
}

/** Whether `a` comes before `b`. */
export function before(a: Ranked, b: Ranked): boolean {
  return a.key < b.key || (a.key === b.key && a.tie < b.tie)
}
