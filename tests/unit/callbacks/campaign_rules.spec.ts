import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import {
  minutesToRetry,
  nextWithinHours,
  outcomeOf,
  withinHours,
} from '#app/callbacks/campaign_rules'

const at = (text: string) => DateTime.fromISO(text, { zone: 'Asia/Shanghai' })
const RULES = { maxAttempts: 3, retryMinutes: 60, retryByOutcome: { busy: 10, failed: 0 } }

test.group('Rules of a campaign', () => {
  test('calls from the first to before the last minute, by the business clock', ({ assert }) => {
    const open = (text: string) => withinHours('09:00', '21:00', at(text).toUTC())
    assert.isFalse(open('2026-11-25T08:59:59'))
    assert.isTrue(open('2026-11-25T09:00:00'))
    assert.isTrue(open('2026-11-25T20:59:59'))
    assert.isFalse(open('2026-11-25T21:00:00'))
  })

  test('what falls due at night waits for the morning', ({ assert }) => {
    const next = (text: string) => nextWithinHours('09:30', '21:00', at(text)).toUTC().toISO()
    const morning = (day: string) => at(`${day}T09:30:00`).toUTC().toISO()
    assert.equal(next('2026-11-25T22:15:00'), morning('2026-11-26'))
    assert.equal(next('2026-11-25T03:15:00'), morning('2026-11-25'))
    assert.equal(next('2026-11-25T12:00:00'), at('2026-11-25T12:00:00').toUTC().toISO())
  })

  test('tries again by outcome, and not past the last attempt', ({ assert }) => {
    assert.equal(minutesToRetry(RULES, 1, 'no_answer'), 60)
    assert.equal(minutesToRetry(RULES, 1, 'busy'), 10)
    assert.isNull(minutesToRetry(RULES, 1, 'failed'))
    assert.isNull(minutesToRetry(RULES, 1, 'invalid'), 'no such number stays none')
    assert.isNull(minutesToRetry(RULES, 3, 'busy'))
  })

  test('reads the outcome from what the switch said', ({ assert }) => {
    const call = (cause: string | null, talked = false) =>
      outcomeOf({ outcome: null, cause, talked })
    assert.equal(call('NORMAL_CLEARING', true), 'answered')
    assert.equal(call('USER_BUSY'), 'busy')
    assert.equal(call('NO_ANSWER'), 'no_answer')
    assert.equal(call('UNALLOCATED_NUMBER'), 'invalid')
    assert.equal(call('GATEWAY_DOWN'), 'failed')
    assert.equal(call(null), 'failed')
  })
})
