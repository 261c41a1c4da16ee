import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { openingsOf } from '#app/calls/openings'

const WORKDAYS = { days: [1, 2, 3, 4, 5], from: '09:00', to: '21:00' }
const NATIONAL_DAY = { name: '国庆', from: '2026-10-01', to: '2026-10-07', hours: [] }

/** `10-01 09:00–21:00` in business time. */
function shown(spans: { from: number; to: number }[]) {
  const clock = (at: number, format: string) =>
    DateTime.fromMillis(at, { zone: 'Asia/Shanghai' }).toFormat(format)
  return spans.map(({ from, to }) => `${clock(from, 'MM-dd HH:mm')}–${clock(to, 'MM-dd HH:mm')}`)
}

test.group('Openings of a group', () => {
  const at = (iso: string) => DateTime.fromISO(iso, { zone: 'Asia/Shanghai' })

  test('the hours of three days from today on, in business time', ({ assert }) => {
    // A Thursday, late in the evening by UTC's yesterday.
    const spans = openingsOf({ ranges: [WORKDAYS], holidays: [] }, at('2026-11-26T01:00'))
    assert.deepEqual(shown(spans), ['11-26 09:00–11-26 21:00', '11-27 09:00–11-27 21:00'])
  })

  test('a holiday closes its days, or gives them hours of their own', ({ assert }) => {
    const worked = { ...NATIONAL_DAY, from: '2026-10-02', to: '2026-10-02' }
    const holidays = [{ ...worked, hours: [{ from: '10:00', to: '24:00' }] }, NATIONAL_DAY]
    const spans = openingsOf({ ranges: [WORKDAYS], holidays }, at('2026-09-30T12:00'))
    assert.deepEqual(shown(spans), ['09-30 09:00–09-30 21:00', '10-02 10:00–10-03 00:00'])
  })

  test('no hours: never open', ({ assert }) => {
    assert.isEmpty(openingsOf({ ranges: [], holidays: [] }, at('2026-11-26T12:00')))
  })
})
