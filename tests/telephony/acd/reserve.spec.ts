import { test } from '@japa/runner'
import { GivenFloor } from './given_floor.ts'

test.group('Dispatcher: an agent reserved for a call that is dialled', () => {
  test('gets no caller until that call is over', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.send({ type: 'reserve_call', agentId: 1 })
    assert.equal(floor.state(1), 'on_call')
    floor.waits('a')
    assert.deepEqual(floor.pairs(), [])
    floor.send({ type: 'release_call', agentId: 1 })
    assert.deepEqual(floor.pairs(), ['a→1'])
  })

  test('is given back only when no leg is at the telephone', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    const { extension } = floor.dispatcher.agent(1)!
    floor.send({ type: 'reserve_call', agentId: 1 })
    floor.send({ type: 'leg_started', callId: '', extension: extension!, legUuid: 'own' })
    floor.send({ type: 'release_call', agentId: 1 })
    assert.equal(floor.state(1), 'on_call')
    floor.send({ type: 'leg_ended', legUuid: 'own', cause: 'NORMAL_CLEARING' })
    assert.equal(floor.state(1), 'ready')
  })

  test('is refused while a caller is being offered, and twice', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    const refused = floor
      .send({ type: 'reserve_call', agentId: 1 })
      .some((decision) => decision.type === 'refused')
    assert.isTrue(refused)
    assert.equal(floor.state(1), 'reserved')
    floor.ready(2)
    floor.send({ type: 'reserve_call', agentId: 2 })
    const twice = floor.send({ type: 'reserve_call', agentId: 2 })
    assert.deepInclude(twice, {
      type: 'refused',
      agentId: 2,
      refusal: 'not_allowed',
      state: 'on_call',
    })
  })
})
