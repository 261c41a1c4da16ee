import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import {
  businessDate,
  businessDay,
  dayPeriod,
  daysPeriod,
  periodAround,
  recentDays,
} from '#core/period'

const utc = (text: string) => DateTime.fromISO(text, { zone: 'utc' })
const iso = ({ from, to }: { from: DateTime; to: DateTime }) => [from.toISO(), to.toISO()]

test.group('Business days', () => {
  test('begin at midnight in Shanghai, sixteen hours into the day before in UTC', ({ assert }) => {
    assert.equal(businessDay(utc('2026-11-18T15:59:59.999')), '2026-11-18')
    assert.equal(businessDay(utc('2026-11-18T16:00:00.000')), '2026-11-19')
    assert.deepEqual(iso(dayPeriod('2026-11-19')), [
      '2026-11-18T16:00:00.000Z',
      '2026-11-19T16:00:00.000Z',
    ])
  })

  test('run from the first to the last, both included', ({ assert }) => {
    assert.deepEqual(iso(daysPeriod('2026-02-27', '2026-03-01')), [
      '2026-02-26T16:00:00.000Z',
      '2026-03-01T16:00:00.000Z',
    ])
  })

  test('of the recent past end with today', ({ assert }) => {
    const now = utc('2026-11-18T16:30:00')
    assert.deepEqual(iso(recentDays(2, now)), [
      '2026-11-17T16:00:00.000Z',
      '2026-11-19T16:00:00.000Z',
    ])
    assert.deepEqual(iso(recentDays(1, now)), [
      '2026-11-18T16:00:00.000Z',
      '2026-11-19T16:00:00.000Z',
    ])
    assert.deepEqual(iso(recentDays(0, now)), iso(recentDays(1, now)))
    assert.deepEqual(iso(recentDays(-5, now)), iso(recentDays(1, now)))
  })

  test('that do not exist are an error', ({ assert }) => {
    assert.throws(() => dayPeriod('2026-02-30'), RangeError)
    assert.throws(() => daysPeriod('2026-01-01', 'tomorrow'), RangeError)
    assert.throws(() => periodAround('', 'month'), RangeError)
  })

  test('are read from a text only in full', ({ assert }) => {
    assert.equal(businessDate('2028-02-29'), '2028-02-29')
    for (const text of [
      '2026-02-29',
      '2026-2-1',
      '20260201',
      '2026-02-01T00:00',
      '',
      '2026-13-01',
    ]) {
      assert.isNull(businessDate(text), text)
    }
  })
})

test.group('Periods around a day', () => {
  const cases = [
    ['week', '2026-11-22', '2026-11-15T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
    ['week', '2026-11-23', '2026-11-22T16:00:00.000Z', '2026-11-29T16:00:00.000Z'],
    ['week', '2027-01-01', '2026-12-27T16:00:00.000Z', '2027-01-03T16:00:00.000Z'],
    ['month', '2026-02-28', '2026-01-31T16:00:00.000Z', '2026-02-28T16:00:00.000Z'],
    ['quarter', '2026-12-31', '2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['year', '2028-02-29', '2027-12-31T16:00:00.000Z', '2028-12-31T16:00:00.000Z'],
  ] as const
  for (const [unit, day, from, to] of cases) {
    test(`${unit} of ${day}`, ({ assert }) => {
      assert.deepEqual(iso(periodAround(day, unit)), [from, to])
    })
  }

  test('weeks are those of ISO 8601', ({ assert }) => {
    const { from } = periodAround('2027-01-01', 'week')
    const monday = from.setZone('Asia/Shanghai')
    assert.equal(monday.weekday, 1)
    assert.equal(monday.weekNumber, 53)
    assert.equal(monday.weekYear, 2026)
  })
})
