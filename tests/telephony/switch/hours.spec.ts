import { test } from '@japa/runner'
import fc from 'fast-check'
import { hoursExpression } from '../../../telephony/switch/dialplan/time_groups.ts'
import { timeZoneRule } from '../../../telephony/switch/time_zone.ts'
import type { PlanTimeGroup } from '../../../telephony/switch/plan/inbound.ts'

const MINUTES_A_DAY = 1440
const two = (value: number) => String(value).padStart(2, '0')
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** The clock's text of a moment, given as minutes after the first of October 2026, a Thursday. */
function textAt(minutes: number): string {
  const at = new Date(Date.UTC(2026, 9, 1) + minutes * 60_000)
  const day = at.toISOString().slice(0, 10)
  return `${day} ${at.getUTCDay() || 7} ${clock(minutes % MINUTES_A_DAY)}`
}

const span = fc
  .tuple(fc.nat({ max: MINUTES_A_DAY - 1 }), fc.nat({ max: MINUTES_A_DAY }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: clock(from), to: clock(to), first: from, end: to }))
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
const moment = fc.nat({ max: 20 * MINUTES_A_DAY - 1 })

test.group('Hours', () => {
  test('are open in exactly the minutes that they name', ({ assert }) => {
    const hours = fc.array(fc.record({ span, weekdays }), { maxLength: 3 })
    const holidays = fc.array(
      fc.record({ day: fc.integer({ min: 1, max: 20 }), spans: fc.array(span, { maxLength: 2 }) }),
      { maxLength: 3 }
    )
    fc.assert(
      fc.property(
        hours,
        holidays,
        fc.array(moment, { minLength: 20, maxLength: 20 }),
        (usual, special, moments) => {
          const single = special.filter(
            (one, index) => special.findIndex((other) => other.day === one.day) === index
          )
          const group: PlanTimeGroup = {
            name: 'office',
            hours: usual.map((one) => ({
              weekdays: one.weekdays,
              from: one.span.from,
              to: one.span.to,
            })),
            holidays: single.map(({ day, spans }) => ({
              name: '',
              from: `2026-10-${two(day)}`,
              to: `2026-10-${two(day)}`,
              hours: spans.map(({ from, to }) => ({ from, to })),
            })),
          }
          const expression = new RegExp(hoursExpression(group))
          for (const minutes of moments) {
            const day = Math.floor(minutes / MINUTES_A_DAY) + 1
            const time = minutes % MINUTES_A_DAY
            const weekday = ((day + 2) % 7) + 1
            const holiday = single.find((one) => one.day === day)
            const within = (one: { first: number; end: number }) =>
              one.first <= time && time < one.end
            const open = holiday
              ? holiday.spans.some(within)
              : usual.some((one) => one.weekdays.includes(weekday) && within(one.span))
            assert.equal(expression.test(textAt(minutes)), open, textAt(minutes))
          }
        }
      ),
      { numRuns: 200 }
    )
  })

  for (const [from, to] of [
    ['9:00', '18:00'],
    ['09:00', '25:00'],
    ['18:00', '09:00'],
    ['09:00', '09:00'],
  ]) {
    test(`refuses ${from} to ${to}`, ({ assert }) => {
      const group = {
        name: 'office',
        hours: [{ weekdays: [1], from: from!, to: to! }],
        holidays: [],
      }
      assert.throws(() => hoursExpression(group), RangeError)
    })
  }

  test('time zones: east is negative, half hours, no daylight saving time, no strangers', ({
    assert,
  }) => {
    assert.equal(timeZoneRule('Asia/Shanghai'), 'LOC-8')
    assert.equal(timeZoneRule('Asia/Kolkata'), 'LOC-5:30')
    assert.equal(timeZoneRule('America/Bogota'), 'LOC5')
    assert.throws(() => timeZoneRule('Europe/Berlin'), RangeError)
    assert.throws(() => timeZoneRule('Mars/Olympus'), RangeError)
  })
})
