import { test } from '@japa/runner'
import { LatestWriter } from '#app/calls/bridge/latest_writer'
import { OrderedWriter } from '#app/calls/bridge/ordered_writer'

/** A write that ends when it is told to. */
function gate() {
  let open: () => void = () => {}
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { open, passed }
}

test.group('LatestWriter', () => {
  test('writes the first at once and then only the newest of what came meanwhile', async ({
    assert,
  }) => {
    const written: number[] = []
    const first = gate()
    const writer = new LatestWriter<number>(async (value) => {
      written.push(value)
      if (value === 1) await first.passed
    })
    for (const value of [1, 2, 3, 4]) writer.put('call', value)
    first.open()
    await writer.settled()
    assert.deepEqual(written, [1, 4])
  })

  test('keys do not wait for each other', async ({ assert }) => {
    const written: string[] = []
    const slow = gate()
    const writer = new LatestWriter<string>(async (value) => {
      if (value === 'slow') await slow.passed
      written.push(value)
    })
    writer.put('a', 'slow')
    writer.put('b', 'quick')
    await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(written, ['quick'])
    slow.open()
    await writer.settled()
    assert.deepEqual(written, ['quick', 'slow'])
  })

  test('what is more urgent comes first, and the newest of what came meanwhile is written', async ({
    assert,
  }) => {
    const written: number[] = []
    const urgent = gate()
    const writer = new LatestWriter<number>(async (value) => void written.push(value))
    writer.put('call', 1, urgent.passed)
    writer.put('call', 2)
    await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(written, [])
    urgent.open()
    await writer.settled()
    assert.deepEqual(written, [2])
  })

  test('a write that fails is tried again, with the newest state', async ({ assert }) => {
    const written: number[] = []
    let failures = 1
    const writer = new LatestWriter<number>(async (value) => {
      if (failures-- > 0) throw new Error('the database is away')
      written.push(value)
    })
    writer.put('call', 1)
    writer.put('call', 2)
    await writer.settled()
    assert.deepEqual(written, [2])
  })
})

test.group('OrderedWriter', () => {
  test('every value of a key is written, in the order given', async ({ assert }) => {
    const written: number[] = []
    const writer = new OrderedWriter<number>(async (value) => {
      await new Promise((resolve) => setTimeout(resolve, value === 1 ? 15 : 1))
      written.push(value)
    })
    for (const value of [1, 2, 3]) writer.put(7, value)
    await writer.settled()
    assert.deepEqual(written, [1, 2, 3])
  })

  test('a value that fails once is written before the next', async ({ assert }) => {
    const written: number[] = []
    let failed = false
    const writer = new OrderedWriter<number>(async (value) => {
      if (value === 1 && !failed) {
        failed = true
        throw new Error('lost connection')
      }
      written.push(value)
    })
    writer.put(7, 1)
    writer.put(7, 2)
    await writer.settled()
    assert.deepEqual(written, [1, 2])
  })
})
