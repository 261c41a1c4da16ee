import { test } from '@japa/runner'
import fc from 'fast-check'
import {
  beginningsOf,
  blockKeys,
  insertions,
  refusesCallers,
} from '../../../telephony/switch/block_list.ts'
import type { PlanBlockList } from '../../../telephony/switch/switch_plan.ts'

const NONE: PlanBlockList = { numbers: [], ranges: [] }

/** Whether the dialplan turns a number away, with these keys in the switch's memory. */
function isRefused(number: string, list: PlanBlockList): boolean {
  const keys = blockKeys(list)
  const block = refusesCallers()
  return block.conditions.some(({ field, expression }) => {
    const text = field
      .replaceAll(/\$\{caller_id_number(?::0:(\d+))?\}/g, (_, length: string | undefined) =>
        length === undefined ? number : number.slice(0, Number(length))
      )
      .replace(/\$\{hash\(select\/([^)]*)\)\}/, (_, key: string) => keys.get(key) ?? '')
    return new RegExp(expression).test(text)
  })
}

test.group('Block list', () => {
  test('a range is covered exactly by its beginnings', ({ assert }) => {
    const bound = fc.nat({ max: 99_999 }).map((value) => String(value).padStart(5, '0'))
    fc.assert(
      fc.property(bound, bound, fc.array(bound, { maxLength: 20 }), (one, other, numbers) => {
        const [from, to] = [one, other].sort() as [string, string]
        const beginnings = beginningsOf(from, to)
        for (const number of [...numbers, from, to]) {
          const matching = beginnings.filter((beginning) => number.startsWith(beginning))
          assert.lengthOf(matching, from <= number && number <= to ? 1 : 0)
        }
      })
    )
    assert.deepEqual(beginningsOf('13800000000', '13899999999'), ['138'])
  })

  test('turns away the numbers of a list and nobody else', ({ assert }) => {
    const list = {
      numbers: ['13800000007', '4006'],
      ranges: [{ from: '02188880000', to: '02188889999' }],
    }
    for (const number of ['13800000007', '013800000007', '+8613800000007', '4006', '02188885555']) {
      assert.isTrue(isRefused(number, list), number)
    }
    for (const number of [
      '13800000008',
      '138000000070',
      '400',
      '40061',
      '0218888555',
      '021888855555',
      '',
    ]) {
      assert.isFalse(isRefused(number, list), number)
    }
  })

  test('a range of mobile numbers counts with country code too', ({ assert }) => {
    const list = { ...NONE, ranges: [{ from: '17000000000', to: '17099999999' }] }
    for (const number of ['17012345678', '+8617012345678', '017012345678']) {
      assert.isTrue(isRefused(number, list), number)
    }
    for (const number of ['17112345678', '1701234567', '170']) {
      assert.isFalse(isRefused(number, list), number)
    }
  })

  test('two ranges of numbers that begin alike and differ in length', ({ assert }) => {
    const list = {
      ...NONE,
      ranges: [
        { from: '02000', to: '02099' },
        { from: '020000', to: '020999' },
      ],
    }
    const keys = blockKeys(list)
    assert.equal(keys.get('blp/020'), '-5-6-')
    assert.deepEqual(
      ['02012', '020123', '0201234'].map((number) => isRefused(number, list)),
      [true, true, false]
    )
  })

  test('is written by checked commands', ({ assert }) => {
    const keys = blockKeys({ ...NONE, numbers: ['95599'] })
    assert.deepEqual(
      insertions(keys).map((one) => one.text),
      ['hash insert/bl/95599/1']
    )
    for (const number of ['95599/1', '95599 ', '${x}', '']) {
      assert.throws(() => blockKeys({ ...NONE, numbers: [number] }), RangeError)
    }
    assert.throws(() => blockKeys({ ...NONE, ranges: [{ from: '2', to: '10' }] }), RangeError)
  })
})
