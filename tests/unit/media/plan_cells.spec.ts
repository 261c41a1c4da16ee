import { test } from '@japa/runner'
import { readDate, readTime } from '#core/sheet/cells'
import type { SheetCell } from '#core/sheet/sheet'
import { readCost, readSeconds } from '#app/media/plan_cells'

const said = (text: string): SheetCell => ({ text, number: null, formula: false })
const counted = (number: number): SheetCell => ({ text: String(number), number, formula: false })

test.group('Cells of a media plan', () => {
  test('dates as people and Excel write them', ({ assert }) => {
    for (const text of [
      '2026-11-20',
      '2026/11/20',
      '2026.11.20',
      '2026年11月20日',
      '20261120',
      '２０２６-11-20',
    ]) {
      assert.deepEqual(readDate(said(text), false), { value: '2026-11-20' }, text)
    }
    assert.deepEqual(readDate(counted(46_346), false), { value: '2026-11-20' })
    assert.deepEqual(readDate(counted(46_346.6), false), { value: '2026-11-20' })
    assert.deepEqual(readDate(counted(46_346 - 1462), true), { value: '2026-11-20' })
    for (const text of ['明天', '2026-02-30', '11/20/2026', '26-11-20', '2026-13-01', '', '0']) {
      assert.deepEqual(readDate(said(text), false), { reason: 'date_bad' }, text)
    }
    assert.deepEqual(readDate(counted(0.5), false), { reason: 'date_bad' })
    assert.deepEqual(readDate(counted(-3), false), { reason: 'date_bad' })
  })

  test('times of day as text and as a fraction of a day', ({ assert }) => {
    const second = (h: number, m: number, s = 0) => ({ value: h * 3600 + m * 60 + s })
    assert.deepEqual(readTime(said('14:32')), second(14, 32))
    assert.deepEqual(readTime(said('14：32：05')), second(14, 32, 5))
    assert.deepEqual(readTime(said('下午2:32')), second(14, 32))
    assert.deepEqual(readTime(said('12:05 am')), second(0, 5))
    assert.deepEqual(readTime(said('12:05 PM')), second(12, 5))
    assert.deepEqual(readTime(said('9时30分')), second(9, 30))
    assert.deepEqual(readTime(counted(0)), second(0, 0))
    assert.deepEqual(readTime(counted((14 * 60 + 32) / 1440)), second(14, 32))
    assert.deepEqual(readTime(counted(46_346.5)), second(12, 0))
    for (const text of ['24:00', '25:10', '14:60', '14', '下午14:00', '早上', '-1:00']) {
      assert.deepEqual(readTime(said(text)), { reason: 'time_bad' }, text)
    }
    assert.deepEqual(readTime(counted(1432)), { reason: 'time_bad' })
    assert.deepEqual(readTime(counted(-0.5)), { reason: 'time_bad' })
    assert.deepEqual(readTime(counted(0.999_999_9)), { reason: 'time_bad' })
  })

  test('seconds are whole, above zero, a day at most', ({ assert }) => {
    assert.deepEqual(readSeconds(counted(1800)), { value: 1800 })
    assert.deepEqual(readSeconds(said('1,800')), { value: 1800 })
    for (const cell of [
      counted(0),
      counted(-5),
      counted(1.5),
      said('九百'),
      said('1e3'),
      said('99999999999'),
    ]) {
      assert.deepEqual(readSeconds(cell), { reason: 'seconds_bad' }, cell.text)
    }
    assert.deepEqual(readSeconds(counted(86_401)), { reason: 'seconds_too_long' })
  })

  test('costs are yuan with two decimals, never negative, never absurd', ({ assert }) => {
    assert.deepEqual(readCost(said('￥36,000.50')), { value: 3_600_050 })
    assert.deepEqual(readCost(counted(8000.5)), { value: 800_050 })
    assert.deepEqual(readCost(counted(0.1 + 0.2)), { value: 30 })
    assert.deepEqual(readCost(counted(0)), { value: 0 })
    assert.deepEqual(readCost(counted(-1)), { reason: 'cost_negative' })
    assert.deepEqual(readCost(said('-0.01')), { reason: 'cost_negative' })
    assert.deepEqual(readCost(counted(1e15)), { reason: 'cost_too_large' })
    assert.deepEqual(readCost(counted(1.005)), { reason: 'amount_bad' })
    assert.deepEqual(readCost(said('三万')), { reason: 'amount_bad' })
  })
})
