import { test } from '@japa/runner'
import { GROUPS, GivenFloor, ORDER_LINE } from './given_floor.ts'
import { Dispatcher } from '../../../telephony/acd/dispatcher.ts'
import type { FoundCaller } from '../../../telephony/acd/events.ts'

function found(caller: string, stage: FoundCaller['stage'], more: Partial<FoundCaller> = {}) {
  return {
    callId: `call-${caller}`,
    callerUuid: caller,
    serviceNumber: ORDER_LINE,
    score: 0,
    arrivedAt: 900_000,
    stage,
    agentLegUuid: null,
    extension: null,
    ...more,
  }
}

function resync(floor: GivenFloor, callers: FoundCaller[], registered: string[] | null = null) {
  return floor.send({ type: 'resync', callers, otherLegs: [], registered })
}

test.group('Dispatcher: reconnecting', () => {
  test('offers nothing while the link is lost', ({ assert }) => {
    const floor = new GivenFloor()
    floor.send({ type: 'switch_lost' })
    floor.ready(1)
    floor.waits('a')
    assert.isEmpty(floor.offers)
    resync(floor, [found('a', 'waiting')])
    assert.deepEqual(floor.pairs(), ['a→1'])
  })

  test('callers found waiting are served in the order of their arrival', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.ready(2)
    resync(floor, [
      found('late', 'waiting', { arrivedAt: 900_500 }),
      found('early', 'waiting', { arrivedAt: 900_400 }),
    ])
    assert.deepEqual(floor.pairs(), ['early→1', 'late→2'])
  })

  test('a caller known before keeps the arrival and the head start that he had', ({ assert }) => {
    const floor = new GivenFloor()
    floor.waits('known', ORDER_LINE, 3600)
    resync(floor, [found('other', 'waiting'), found('known', 'waiting', { arrivedAt: 990_000 })])
    floor.ready(1)
    assert.deepEqual(floor.pairs(), ['known→1'])
  })

  test('an offer that goes on, goes on', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    const { agentLegUuid, extension } = floor.lastOffer()
    resync(floor, [found('a', 'ringing', { agentLegUuid, extension })])
    assert.equal(floor.state(1), 'ringing')
    floor.answers()
    assert.equal(floor.state(1), 'on_call')
    assert.lengthOf(floor.offers, 1)
  })

  test('an offer that is gone leaves the agent with the idle time that he had', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    const { idleSince } = floor.dispatcher.agent(1)!
    floor.waits('a')
    floor.now += 5000
    resync(floor, [])
    assert.equal(floor.state(1), 'ready')
    assert.equal(floor.dispatcher.agent(1)!.idleSince, idleSince)
    assert.isEmpty(floor.dispatcher.callers)
  })

  test('a conversation that ended unseen leads to wrap-up from now', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    floor.answers()
    floor.now += 5000
    resync(floor, [])
    assert.equal(floor.state(1), 'wrap_up')
    assert.equal(floor.dispatcher.agent(1)!.wrapUpUntil, floor.now + 10_000)
  })

  test('a conversation that nobody knew of is noted, and its end is seen', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    const agentLegUuid = 'stranger'
    resync(floor, [found('a', 'talking', { agentLegUuid, extension: '1001' })])
    assert.equal(floor.state(1), 'on_call')
    floor.send({ type: 'leg_ended', legUuid: agentLegUuid, cause: 'NORMAL_CLEARING' })
    assert.equal(floor.state(1), 'wrap_up')
  })

  test('telephones that are not registered any more', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.ready(2)
    resync(floor, [], ['1002'])
    assert.equal(floor.state(1), 'not_ready(device)')
    assert.equal(floor.state(2), 'ready')
  })

  test('a new switch without calls frees everybody', ({ assert }) => {
    const floor = new GivenFloor()
    for (const agentId of [1, 2, 3]) floor.ready(agentId)
    for (const caller of ['a', 'b']) floor.waits(caller)
    floor.answers(floor.offers[0])
    floor.send({ type: 'leg_started', callId: '', extension: '1003', legUuid: 'own' })
    resync(floor, [])
    assert.deepEqual(
      [1, 2, 3].map((agentId) => floor.state(agentId)),
      ['wrap_up', 'ready', 'ready']
    )
  })

  test('a late word from before the offer does not undo it', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    floor.waits('a')
    assert.lengthOf(floor.offers, 1)
    assert.equal(floor.state(1), 'reserved')
  })
})

test.group('Dispatcher: snapshot', () => {
  function givenBusyFloor(): GivenFloor {
    const floor = new GivenFloor()
    for (const agentId of [1, 2, 3, 4]) floor.ready(agentId)
    for (const caller of ['a', 'b', 'c', 'd']) floor.waits(caller)
    floor.answers(floor.offers[0])
    floor.rings(floor.offers[1])
    floor.answers(floor.offers[2])
    floor.ends(floor.offers[2])
    floor.ends(floor.offers[3], 'USER_BUSY')
    floor.send({ type: 'leg_started', callId: '', extension: '1009', legUuid: 'own' })
    for (const caller of ['e', 'f']) floor.waits(caller)
    return floor
  }

  test('survives a way through JSON unchanged', ({ assert }) => {
    const floor = givenBusyFloor()
    const before = floor.dispatcher.snapshot()
    const after = Dispatcher.restore(JSON.parse(JSON.stringify(before))).snapshot()
    assert.deepEqual(after, { ...before, connected: false })
  })

  test('a restored dispatcher goes on as the first one would have', ({ assert }) => {
    const floor = givenBusyFloor()
    const twin = givenBusyFloor()
    twin.dispatcher = Dispatcher.restore(floor.dispatcher.snapshot(), {
      newLegUuid: () => 'leg-again',
    })
    const truth: FoundCaller[] = ['d', 'e', 'f'].map((caller) => found(caller, 'waiting'))
    const [talking, ringing] = floor.offers
    truth.push(found('a', 'talking', talking), found('b', 'ringing', ringing))
    for (const one of [floor, twin]) {
      resync(one, truth)
      one.ends(ringing, 'NO_ANSWER')
      one.waits('b')
      one.ends(talking)
      one.pass(60_000)
    }
    assert.deepEqual(twin.pairs(), floor.pairs())
    assert.deepEqual(twin.pairs().slice(4), ['b→4', 'd→1', 'e→3'])
  })

  test('groups come along', ({ assert }) => {
    const restored = Dispatcher.restore(new GivenFloor().dispatcher.snapshot())
    assert.deepEqual(restored.snapshot().groups, GROUPS)
  })
})
