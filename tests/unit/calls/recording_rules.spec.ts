import { test } from '@japa/runner'
import { isRecorded, type RecordingRules } from '#app/calls/recording_rules'

const rulesOf = (percents: Record<string, number>, unrecorded: number[] = []): RecordingRules => ({
  percents: new Map(Object.entries(percents)),
  unrecorded: new Set(unrecorded),
})
const call = { callId: 'c-1', direction: 'inbound', group: 21, employeeId: 7 } as const
const shareOf = (rules: RecordingRules, group: number | null) => {
  const ids = Array.from({ length: 4000 }, (_, index) => `call-${index}`)
  const recorded = ids.filter((callId) => isRecorded(rules, { ...call, callId, group }))
  return recorded.length / ids.length
}

test.group('What is recorded', () => {
  test('without rules all calls with the outside, none inside', ({ assert }) => {
    const none = rulesOf({})
    assert.isTrue(isRecorded(none, call))
    assert.isTrue(isRecorded(none, { ...call, direction: 'outbound' }))
    assert.isFalse(isRecorded(none, { ...call, direction: 'internal' }))
  })

  test('the rule of a group goes before the one of its direction', ({ assert }) => {
    const rules = rulesOf({ 'inbound': 0, 'inbound/21': 100 })
    assert.isTrue(isRecorded(rules, call))
    assert.isFalse(isRecorded(rules, { ...call, group: 31 }))
    assert.isFalse(isRecorded(rules, { ...call, group: null }))
    assert.isTrue(isRecorded(rules, { ...call, direction: 'outbound' }))
  })

  test('so many in a hundred, and the same call always the same', ({ assert }) => {
    const rules = rulesOf({ 'inbound': 30, 'inbound/21': 70 })
    assert.closeTo(shareOf(rules, null), 0.3, 0.03)
    assert.closeTo(shareOf(rules, 21), 0.7, 0.03)
    const first = isRecorded(rules, call)
    assert.equal(isRecorded(rules, { ...call, employeeId: 8 }), first)
  })

  test('an agent who is not recorded never is', ({ assert }) => {
    const rules = rulesOf({ inbound: 100 }, [7])
    assert.isFalse(isRecorded(rules, call))
    assert.isTrue(isRecorded(rules, { ...call, employeeId: 8 }))
  })
})
