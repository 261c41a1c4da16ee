import { test } from '@japa/runner'
import {
  LINK_OFF,
  nextLink,
  OWN_LEG_MS,
  picksUpItself,
  retryDelayMs,
  type Link,
  type LinkEvent,
} from '../../../resources/composables/softphone/link.js'

const after = (...events: LinkEvent[]): Link => events.reduce(nextLink, LINK_OFF)
const REGISTERED: LinkEvent[] = [
  { type: 'wanted' },
  { type: 'microphone_open' },
  { type: 'registered' },
]

test.group('The link of a browser telephone', () => {
  test('asks for the microphone, connects and registers', ({ assert }) => {
    assert.equal(after({ type: 'wanted' }).state, 'microphone')
    assert.equal(after({ type: 'wanted' }, { type: 'microphone_open' }).state, 'connecting')
    assert.equal(after(...REGISTERED).state, 'registered')
  })

  test('waits for the tab that is the telephone, and is it after that one', ({ assert }) => {
    const waiting = after({ type: 'wanted' }, { type: 'elsewhere' })
    assert.equal(waiting.state, 'elsewhere')
    assert.equal(nextLink(waiting, { type: 'registered' }).state, 'elsewhere')
    assert.equal(nextLink(waiting, { type: 'held' }).state, 'microphone')
  })

  test('what was registered tries again for as long as it takes', ({ assert }) => {
    let link = after(...REGISTERED)
    for (let attempt = 1; attempt <= 50; attempt++) {
      link = nextLink(link, { type: 'disconnected' })
      assert.deepEqual([link.state, link.attempts], ['lost', attempt])
    }
    link = nextLink(link, { type: 'registered' })
    assert.deepEqual([link.state, link.attempts], ['registered', 0])
  })

  test('what never was registered gives up and says so', ({ assert }) => {
    const cut: LinkEvent = { type: 'disconnected' }
    const link = after({ type: 'wanted' }, { type: 'microphone_open' }, cut, cut)
    assert.equal(link.state, 'connecting')
    assert.deepInclude(nextLink(link, cut), { state: 'failed', fault: 'unreachable' })
  })

  test('a fault is kept with its words until it is wanted again', ({ assert }) => {
    const failed = after(...REGISTERED, {
      type: 'failed',
      fault: 'server',
      message: '请联系管理员',
    })
    assert.deepInclude(failed, { state: 'failed', fault: 'server', message: '请联系管理员' })
    assert.equal(nextLink(failed, { type: 'registered' }).state, 'failed')
    assert.deepInclude(nextLink(failed, { type: 'wanted' }), { state: 'microphone', fault: null })
  })

  test('nothing that comes late wakes what was given up', ({ assert }) => {
    const late: LinkEvent[] = [
      { type: 'held' },
      { type: 'elsewhere' },
      { type: 'microphone_open' },
      { type: 'registered' },
      { type: 'disconnected' },
      { type: 'failed', fault: 'refused' },
    ]
    const off = after(...REGISTERED, { type: 'unwanted' })
    for (const event of late) assert.deepEqual(nextLink(off, event), LINK_OFF)
  })

  test('waits longer from attempt to attempt, fifteen seconds at most', ({ assert }) => {
    assert.deepEqual(
      [1, 2, 3, 4, 5, 60].map(retryDelayMs),
      [1000, 2000, 4000, 8000, 15_000, 15_000]
    )
  })

  test('picks up what one asked for oneself, never an offer', ({ assert }) => {
    const wish = { now: 100_000, wishedAt: 100_000 - OWN_LEG_MS }
    assert.isTrue(picksUpItself({ agentState: 'not_ready', ...wish }))
    assert.isTrue(picksUpItself({ agentState: 'ready', ...wish }))
    assert.isFalse(picksUpItself({ agentState: 'ringing', ...wish }))
    assert.isFalse(picksUpItself({ agentState: 'reserved', ...wish }))
    assert.isFalse(picksUpItself({ agentState: 'ready', ...wish, now: 100_001 }))
    assert.isFalse(picksUpItself({ agentState: 'ready', now: 100_000, wishedAt: null }))
  })
})
