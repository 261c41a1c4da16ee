import { test } from '@japa/runner'
import {
  day,
  duration,
  fullTime,
  maskedPhone,
  number,
  parseYuan,
  percent,
  phone,
  shortTime,
  timer,
  wholeYuan,
  yuan,
} from '../../../resources/composables/format.js'
import { maskPhone } from '#core/phone'
import { formatYuan, parseYuan as parseYuanOnServer } from '#core/money'

test.group('Format in the browser', () => {
  test('times are those of the business zone, whatever the machine is set to', ({ assert }) => {
    // 23:30 in Shanghai on the 20th is still the 20th there; half an hour later it is the 21st.
    assert.equal(day('2026-11-20T15:59:59.999Z'), '2026-11-20')
    assert.equal(day('2026-11-20T16:00:00.000Z'), '2026-11-21')
    assert.equal(fullTime('2026-11-20T16:00:05Z'), '2026-11-21 00:00:05')
    const now = '2026-11-20T16:30:00Z'
    assert.equal(shortTime('2026-11-20T16:00:00Z', now), '00:00')
    assert.equal(shortTime('2026-11-20T15:59:00Z', now), '11-20')
    assert.equal(shortTime('2025-12-31T15:59:00Z', now), '2025-12-31')
  })

  test('durations, numbers, ratios', ({ assert }) => {
    assert.deepEqual([0, 59.9, 134, 3734].map(duration), ['0:00', '0:59', '2:14', '1:02:14'])
    assert.equal(timer(134), '02:14')
    assert.equal(number(1284), '1,284')
    assert.equal(number(214.55, 1), '214.6')
    assert.equal(percent(0.8), '80\u2009%')
    assert.equal(wholeYuan(6_694_049), '66,940')
  })

  test('telephone numbers are masked as on the server, and only once', ({ assert }) => {
    for (const one of [
      '13853107264',
      '053188912280',
      '01062345678',
      '02161234567',
      '8016',
      '95588',
    ]) {
      assert.equal(maskedPhone(one), maskPhone(one))
    }
    assert.equal(maskedPhone('138****7264'), '138****7264')
    assert.equal(phone('13853107264'), '138 5310 7264')
    assert.equal(phone('053188912280'), '0531-8891 2280')
  })

  test('money is written and read as on the server', ({ assert }) => {
    for (const fen of [0, 5, 99_800, 127_400, -13_850, 100_000_000_00]) {
      assert.equal(yuan(fen), formatYuan(fen))
      assert.equal(parseYuan(yuan(fen)), fen)
    }
    for (const text of ['998', '1,274.5', '￥138.00', '-3', '1.234', 'abc', '', '1e5']) {
      assert.equal(parseYuan(text), parseYuanOnServer(text), text)
    }
  })
})
