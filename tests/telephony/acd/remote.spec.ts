import { test } from '@japa/runner'
import { GivenFloor } from './given_floor.ts'

/** Agent 9, who works at an outside number, is ready and has an offer for the caller `a`. */
function offered(): GivenFloor {
  const floor = new GivenFloor()
  const place = { extension: '1009', groups: [21], acdEnabled: true, remote: true }
  floor.send({ type: 'sign_in', agentId: 9, ...place })
  floor.send({ type: 'ready', agentId: 9 })
  floor.waits('a')
  floor.rings()
  return floor
}

test.group('Dispatcher: an agent at an outside number', () => {
  test('a trunk refuses: the leg over the next one belongs to the offer', ({ assert }) => {
    const floor = offered()
    floor.ends(floor.lastOffer(), 'NORMAL_TEMPORARY_FAILURE')
    assert.equal(floor.state(9), 'ringing')
    floor.send({ type: 'leg_started', extension: '1009', legUuid: 'second', callId: 'call-a' })
    floor.send({ type: 'leg_bridged', legUuid: 'second' })
    assert.equal(floor.state(9), 'on_call')
    assert.equal(floor.dispatcher.agent(9)!.agentLegUuid, 'second')
    floor.send({ type: 'leg_ended', legUuid: 'second', cause: 'NORMAL_CLEARING' })
    assert.equal(floor.state(9), 'wrap_up')
    assert.lengthOf(floor.offers, 1)
  })

  test('no trunk is free: the agent stays ready, and gets no offer for a while', ({ assert }) => {
    const floor = offered()
    const cause = 'NORMAL_CIRCUIT_CONGESTION'
    const { agentLegUuid } = floor.lastOffer()
    floor.ends(floor.lastOffer(), cause)
    floor.send({ type: 'offer_failed', agentLegUuid, cause })
    floor.waits('a')
    assert.equal(floor.state(9), 'ready')
    assert.lengthOf(floor.offers, 1)
    assert.isAbove(floor.dispatcher.agent(9)!.heldUntil, floor.now)
  })

  test('a call of another kind at his extension is no part of the offer', ({ assert }) => {
    const floor = offered()
    floor.send({ type: 'leg_started', extension: '1009', legUuid: 'other', callId: 'call-b' })
    floor.send({ type: 'leg_bridged', legUuid: 'other' })
    assert.equal(floor.state(9), 'ringing')
  })
})
