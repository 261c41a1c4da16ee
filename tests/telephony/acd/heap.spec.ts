import { test } from '@japa/runner'
import fc from 'fast-check'
import { OrderedHeap } from '../../../telephony/acd/ordered_heap.ts'
import type { Ranked } from '../../../telephony/acd/ordered_heap.ts'

test.group('Ordered heap', () => {
  test('gives the same order as sorting, whatever leaves in between', ({ assert }) => {
    const steps = fc.array(
      fc.record({ key: fc.integer({ min: 0, max: 20 }), drop: fc.option(fc.nat()) })
    )
    fc.assert(
      fc.property(steps, (list) => {
        const heap = new OrderedHeap<Ranked>()
        const inside: Ranked[] = []
        for (const [tie, { key, drop }] of list.entries()) {
          const item = { key, tie, place: -1 }
          heap.push(item)
          inside.push(item)
          if (drop !== null) {
            const [gone] = inside.splice(drop % inside.length, 1)
            heap.remove(gone!)
            assert.equal(gone!.place, -1)
          }
        }
        inside.sort((a, b) => a.key - b.key || a.tie - b.tie)
        assert.equal(heap.size, inside.length)
        for (const expected of inside) {
          assert.strictEqual(heap.peek(), expected)
          heap.remove(expected)
        }
        assert.isUndefined(heap.peek())
      })
    )
  })

  test('an item is in one heap only', ({ assert }) => {
    const item = { key: 1, tie: 1, place: -1 }
    const heap = new OrderedHeap<Ranked>()
    heap.push(item)
    assert.throws(() => heap.push(item), /in a heap already/)
    const other = new OrderedHeap<Ranked>()
    assert.throws(() => other.remove(item), /in another heap/)
  })
})
