import { test } from '@japa/runner'
import { eventText } from '#core/live/event_text'

test.group('The text of a live message', () => {
  test('is one line of JSON and a blank one', ({ assert }) => {
    const text = eventText({ channel: 'floor', payload: { type: 'note', words: '一行\n又一行' } })
    assert.equal(
      text,
      'data: {"channel":"floor","payload":{"type":"note","words":"一行\\n又一行"}}\n\n'
    )
  })

  test('is written once for all readers, and for each channel', ({ assert }) => {
    let written = 0
    const payload = {
      type: 'floor',
      toJSON: () => {
        written += 1
        return { type: 'floor' }
      },
    }
    const first = eventText({ channel: 'floor', payload })
    assert.equal(eventText({ channel: 'floor', payload }), first)
    assert.equal(written, 1)
    assert.include(eventText({ channel: 'board', payload }), '"channel":"board"')
  })

  test('also tells what has no payload of its own', ({ assert }) => {
    assert.equal(
      eventText({ channel: 'a', payload: null }),
      'data: {"channel":"a","payload":null}\n\n'
    )
  })
})
