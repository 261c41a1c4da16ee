import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import { businessDay } from '#core/period'
import {
  PERIOD_UNITS,
  numberedPeriod,
  periodNumberOf,
  periodsIn,
} from '#app/statistics/period_number'

const days = (
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
  year: number,
  number: number
) => {
  const period = numberedPeriod({ unit, year, number })
  return period && [businessDay(period.from), businessDay(period.to.minus({ milliseconds: 1 }))]
}

test.group('Periods by number', () => {
  test('name days, ISO weeks, months, quarters and years', ({ assert }) => {
    assert.deepEqual(days('day', 2024, 60), ['2024-02-29', '2024-02-29'])
    assert.deepEqual(days('day', 2026, 365), ['2026-12-31', '2026-12-31'])
    assert.deepEqual(days('week', 2007, 34), ['2007-08-20', '2007-08-26'])
    assert.deepEqual(days('week', 2026, 1), ['2025-12-29', '2026-01-04'])
    assert.deepEqual(days('week', 2026, 53), ['2026-12-28', '2027-01-03'])
    assert.deepEqual(days('month', 2026, 2), ['2026-02-01', '2026-02-28'])
    assert.deepEqual(days('quarter', 2026, 4), ['2026-10-01', '2026-12-31'])
    assert.deepEqual(days('year', 2026, 1), ['2026-01-01', '2026-12-31'])
  })

  test('refuse what the year does not have', ({ assert }) => {
    assert.equal(periodsIn('day', 2026), 365)
    assert.equal(periodsIn('day', 2028), 366)
    assert.equal(periodsIn('week', 2025), 52)
    assert.equal(periodsIn('week', 2026), 53)
    for (const [unit, year, number] of [
      ['day', 2026, 366],
      ['week', 2025, 53],
      ['month', 2026, 13],
      ['month', 2026, 0],
      ['quarter', 2026, 5],
      ['year', 2026, 2],
      ['month', 1999, 1],
      ['month', 2026, 1.5],
    ] as const) {
      assert.isNull(days(unit, year, number), `${unit} ${year}/${number}`)
    }
  })

  test('an instant lies in the period that carries its number, at the borders of the zone too', ({
    assert,
  }) => {
    for (const instant of [
      '2025-12-31T15:59:59.999Z',
      '2025-12-31T16:00:00Z',
      '2026-03-31T16:00:00Z',
      '2024-02-28T16:00:00Z',
      '2027-01-03T15:59:59Z',
      '2026-11-22T19:16:00Z',
    ]) {
      const at = DateTime.fromISO(instant, { zone: 'utc' })
      for (const unit of PERIOD_UNITS) {
        const period = numberedPeriod(periodNumberOf(at, unit))
        assert.isNotNull(period)
        assert.isTrue(period!.from <= at && at < period!.to, `${instant} in its ${unit}`)
      }
    }
  })
})
