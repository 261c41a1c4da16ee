import { test } from '@japa/runner'
import { classifyCall } from '#app/calls/services/classify_call'

const answered = { talkMs: 3_000, excluded: false, hasOrder: false, validTalkSeconds: 3 }

test.group('The type of a call', () => {
  test('valid from the set seconds of talk on: an enquiry, with an order a sale', ({ assert }) => {
    assert.equal(classifyCall(answered), 'enquiry')
    assert.equal(classifyCall({ ...answered, hasOrder: true }), 'sale')
  })

  test('invalid when talked for less, or when the caller is excluded', ({ assert }) => {
    assert.equal(classifyCall({ ...answered, talkMs: 2_999 }), 'invalid')
    assert.equal(classifyCall({ ...answered, excluded: true, hasOrder: true }), 'invalid')
  })
})
