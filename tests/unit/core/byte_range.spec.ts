import { test } from '@japa/runner'
import { readByteRange } from '#core/byte_range'

test.group('Range of bytes', () => {
  const CASES: [string | undefined, ReturnType<typeof readByteRange>][] = [
    [undefined, 'whole'],
    ['bytes=0-', { from: 0, to: 999 }],
    ['bytes=0-0', { from: 0, to: 0 }],
    ['bytes=500-599', { from: 500, to: 599 }],
    ['bytes=900-5000', { from: 900, to: 999 }],
    ['bytes=-100', { from: 900, to: 999 }],
    ['bytes=-5000', { from: 0, to: 999 }],
    ['bytes=999-', { from: 999, to: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=a-b', 'whole'],
    ['items=0-1', 'whole'],
  ]
  for (const [header, expected] of CASES) {
    test(`${header ?? 'none'}`, ({ assert }) => {
      assert.deepEqual(readByteRange(header, 1000), expected)
    })
  }
})
