import { test } from '@japa/runner'
import { Dispatcher } from '../../../telephony/acd/dispatcher.ts'
import { GivenFloor } from './given_floor.ts'
import type { Decision } from '../../../telephony/acd/events.ts'

function tried(decisions: readonly Decision[]): string[] {
  return decisions
    .filter((one) => one.type === 'callback_tried')
    .map((one) => `${one.callbackId}: ${one.result}`)
}

test.group('Dispatcher: called back in turn', () => {
  test('keeps the place of the call that was given up', ({ assert }) => {
    const floor = new GivenFloor()
    floor.waits('a')
    const arrivedAt = floor.now
    floor.now += 1000
    floor.waits('b')
    floor.keepsPlace('7', arrivedAt + 500)
    floor.ready(1)
    floor.ready(2)
    floor.ready(3)
    assert.deepEqual(floor.pairs(), ['a→1', 'b→3'])
    const { callbackId, agentId, number, extension } = floor.callBacks[0]!
    assert.deepEqual([callbackId, agentId, number, extension], ['7', 2, '13800000001', '1002'])
  })

  test('reached: the agent talks, and works after the call as after any', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.keepsPlace('7')
    const [turn] = floor.callBacks
    floor.rings(turn)
    assert.equal(floor.state(1), 'ringing')
    floor.send({ type: 'leg_answered', legUuid: turn!.agentLegUuid })
    assert.equal(floor.state(1), 'on_call')
    assert.deepEqual(tried(floor.send({ type: 'leg_bridged', legUuid: turn!.agentLegUuid })), [
      '7: reached',
    ])
    assert.isEmpty(floor.dispatcher.callers)
    assert.isEmpty(tried(floor.ends(turn)))
    assert.equal(floor.state(1), 'wrap_up')
  })

  test('the customer does not answer: told once, the agent is free after wrap-up', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.keepsPlace('7')
    const [turn] = floor.callBacks
    floor.rings(turn)
    floor.send({ type: 'leg_answered', legUuid: turn!.agentLegUuid })
    assert.deepEqual(tried(floor.ends(turn)), ['7: unreached'])
    assert.equal(floor.state(1), 'wrap_up')
    assert.isEmpty(floor.dispatcher.callers)
  })

  test('the agent does not answer: the next one gets the turn', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.ready(2)
    floor.keepsPlace('7')
    floor.rings(floor.callBacks[0])
    assert.isEmpty(tried(floor.ends(floor.callBacks[0], 'NO_ANSWER')))
    assert.equal(floor.state(1), 'not_ready(no_answer)')
    floor.pass(3000)
    assert.deepEqual(
      floor.callBacks.map((one) => one.agentId),
      [1, 2]
    )
  })

  test('the switch takes no such command: counted as an attempt, the agent is free', ({
    assert,
  }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.keepsPlace('7')
    const { agentLegUuid } = floor.callBacks[0]!
    assert.deepEqual(tried(floor.send({ type: 'offer_refused', agentLegUuid })), ['7: unreached'])
    assert.equal(floor.state(1), 'ready')
  })

  test('cancelled while waiting: nobody is rung', ({ assert }) => {
    const floor = new GivenFloor()
    floor.keepsPlace('7')
    floor.keepsPlace('7')
    floor.send({ type: 'callback_cancelled', callbackId: '7' })
    floor.ready(1)
    assert.isEmpty(floor.callBacks)
  })

  test('the link breaks: waiting ones stay in line, an attempt of unknown end is told so', ({
    assert,
  }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.keepsPlace('7')
    floor.keepsPlace('8')
    floor.send({ type: 'switch_lost' })
    const snapshot = JSON.parse(JSON.stringify(floor.dispatcher.snapshot()))
    floor.dispatcher = Dispatcher.restore(snapshot, { newLegUuid: () => `after-${floor.now++}` })
    const back = floor.send({ type: 'resync', callers: [], otherLegs: [], registered: null })
    assert.deepEqual(tried(back), ['7: unknown'])
    assert.deepEqual(
      floor.callBacks.map((one) => `${one.callbackId}→${one.agentId}`),
      ['7→1', '8→1']
    )
  })
})
