import { test } from '@japa/runner'
import { GivenFloor, withRules } from './given_floor.ts'
import type { Decision } from '../../../telephony/acd/events.ts'

function sentAway(decisions: readonly Decision[]): string[] {
  return decisions
    .filter((one) => one.type === 'send_away')
    .map((one) => `${one.callerUuid}: ${one.reason}`)
}

test.group('Dispatcher: who a caller is', () => {
  test('a head start that is told later moves a waiting caller forward', ({ assert }) => {
    const floor = new GivenFloor()
    floor.waits('a')
    floor.now += 5000
    floor.waits('b')
    floor.isKnown('b', 60)
    floor.ready(1)
    floor.ready(2)
    assert.deepEqual(floor.pairs(), ['b→1', 'a→2'])
  })

  test('a head start never delays the first offer, and counts when that offer fails', ({
    assert,
  }) => {
    const floor = new GivenFloor({ maxNoAnswer: 9 })
    floor.ready(1)
    floor.waits('a')
    assert.deepEqual(floor.pairs(), ['a→1'])
    floor.now += 1000
    floor.waits('b')
    floor.isKnown('a', -60)
    floor.ends(floor.lastOffer(), 'USER_BUSY')
    floor.waits('a')
    floor.ready(2)
    assert.deepEqual(floor.pairs(), ['a→1', 'b→2'])
  })

  test('what is told of somebody who has left changes nothing', ({ assert }) => {
    const floor = new GivenFloor()
    assert.isEmpty(floor.isKnown('nobody', 60, 1))
  })
})

test.group('Dispatcher: the own agent first', () => {
  const groups = withRules({ ownerFirstSeconds: 20 })

  test('the customer of a free agent goes to him, not to the longest idle', ({ assert }) => {
    const floor = new GivenFloor({}, groups)
    floor.ready(1)
    floor.ready(2)
    floor.waits('a')
    assert.isEmpty(floor.offers)
    floor.isKnown('a', 0, 2)
    assert.deepEqual(floor.pairs(), ['a→2'])
  })

  test('waits for the agent who talks; nobody else gets the call, a free one gets the next', ({
    assert,
  }) => {
    const floor = new GivenFloor({}, groups)
    floor.ready(1)
    floor.waits('first')
    floor.isKnown('first', 0)
    floor.answers()
    floor.ready(2)
    floor.waits('a')
    floor.isKnown('a', 0, 1)
    floor.waits('b')
    floor.isKnown('b', 0)
    assert.deepEqual(floor.pairs(), ['first→1', 'b→2'])
    assert.deepEqual(floor.dispatcher.floor.lines.counts()[0]?.waiting, 1)
    floor.ends(floor.offers[0])
    floor.pass(10_000)
    assert.deepEqual(floor.pairs(), ['first→1', 'b→2', 'a→1'])
  })

  test('goes to anyone, at his old place, when the time is over', ({ assert }) => {
    const floor = new GivenFloor({}, groups)
    floor.ready(1)
    floor.waits('first')
    floor.isKnown('first', 0)
    floor.answers()
    floor.waits('a')
    floor.isKnown('a', 0, 1)
    floor.now += 1000
    floor.waits('b')
    floor.isKnown('b', 0)
    floor.pass(19_500)
    floor.ready(2)
    floor.ready(3)
    assert.deepEqual(floor.pairs(), ['first→1', 'a→2', 'b→3'])
  })

  test('nobody waits for an agent who is at lunch, signed out or serves other lines', ({
    assert,
  }) => {
    const floor = new GivenFloor({}, groups)
    floor.ready(1)
    floor.ready(2)
    floor.ready(3, [11])
    floor.send({ type: 'not_ready', agentId: 1, reason: 'meal' })
    floor.waits('a')
    floor.isKnown('a', 0, 1)
    floor.answers()
    floor.ready(4)
    floor.waits('b')
    floor.isKnown('b', 0, 3)
    floor.answers()
    floor.ready(5)
    floor.waits('c')
    floor.isKnown('c', 0, 99)
    assert.deepEqual(floor.pairs(), ['a→2', 'b→4', 'c→5'])
  })

  test('without a word who the caller is the offer goes out after 300 ms', ({ assert }) => {
    const floor = new GivenFloor({}, groups)
    floor.ready(1)
    floor.waits('a')
    floor.pass(299)
    assert.isEmpty(floor.offers)
    floor.pass(1)
    assert.deepEqual(floor.pairs(), ['a→1'])
  })

  test('who is held and hangs up is forgotten', ({ assert }) => {
    const floor = new GivenFloor({}, groups)
    floor.ready(1)
    floor.waits('a')
    floor.isKnown('a', 0, 1)
    floor.answers()
    floor.waits('b')
    floor.isKnown('b', 0, 1)
    floor.send({ type: 'caller_gone', callerUuid: 'b' })
    floor.ends()
    floor.pass(60_000)
    assert.deepEqual(floor.pairs(), ['a→1'])
    assert.isEmpty(floor.dispatcher.callers)
    assert.isNull(floor.dispatcher.nextDueAt())
  })
})

test.group('Dispatcher: full lines and closed hours', () => {
  test('a full line sends away; who stands in it stays', ({ assert }) => {
    const floor = new GivenFloor({}, withRules({ maxWaiting: 2 }))
    floor.waits('a')
    floor.waits('b')
    assert.deepEqual(sentAway(floor.waits('c')), ['c: full'])
    floor.ready(1)
    assert.isEmpty(sentAway(floor.waits('d')))
    floor.ready(2)
    floor.ready(3)
    assert.deepEqual(floor.pairs(), ['a→1', 'b→2', 'd→3'])
  })

  test('a limit of nobody waiting still gives callers to free agents', ({ assert }) => {
    const floor = new GivenFloor({}, withRules({ maxWaiting: 0 }))
    floor.ready(1)
    floor.waits('a')
    assert.deepEqual(sentAway(floor.waits('b')), ['b: full'])
    assert.deepEqual(floor.pairs(), ['a→1'])
  })

  test('a full line overflows to another group', ({ assert }) => {
    const floor = new GivenFloor({}, withRules({ maxWaiting: 1, overflowTo: 11 }))
    floor.waits('a')
    assert.isEmpty(sentAway(floor.waits('b')))
    floor.ready(7, [11])
    assert.deepEqual(floor.pairs(), ['b→7'])
  })

  test('nobody is taken outside the opening hours; who came before is served', ({ assert }) => {
    const opening = { from: 0, to: 1_000_000 + 60_000 }
    const floor = new GivenFloor({}, withRules({ openings: [opening] }))
    floor.waits('a')
    floor.pass(60_000)
    assert.deepEqual(sentAway(floor.waits('b')), ['b: closed'])
    floor.ready(1)
    assert.deepEqual(floor.pairs(), ['a→1'])
  })
})

test.group('Dispatcher: levels that open later', () => {
  const groups = withRules({}, { opensAfterSeconds: 20 })

  test('level 2 takes a caller who has waited long enough', ({ assert }) => {
    const floor = new GivenFloor({}, groups)
    floor.ready(1)
    floor.waits('busy')
    floor.answers()
    floor.ready(2, [22])
    floor.waits('a')
    assert.equal(floor.dispatcher.nextDueAt(), floor.now + 20_000)
    floor.pass(19_999)
    assert.deepEqual(floor.pairs(), ['busy→1'])
    floor.pass(1)
    assert.deepEqual(floor.pairs(), ['busy→1', 'a→2'])
  })

  test('a level below which nobody works is open at once', ({ assert }) => {
    const floor = new GivenFloor({}, groups)
    floor.ready(1)
    floor.send({ type: 'not_ready', agentId: 1, reason: 'meal' })
    floor.ready(2, [22])
    floor.waits('a')
    assert.deepEqual(floor.pairs(), ['a→2'])
  })

  test('an agent of level 2 who becomes free passes by whom he may not take yet', ({ assert }) => {
    const floor = new GivenFloor({}, groups)
    floor.ready(1)
    floor.waits('busy')
    floor.answers()
    floor.waits('a')
    floor.ready(2, [22])
    assert.deepEqual(floor.pairs(), ['busy→1'])
    floor.pass(20_000)
    assert.deepEqual(floor.pairs(), ['busy→1', 'a→2'])
  })
})

test.group('Dispatcher: surge', () => {
  test('wrap-up is short while many wait, and long again when half of them are left', ({
    assert,
  }) => {
    const floor = new GivenFloor({}, withRules({ surge: { fromWaiting: 4, wrapUpSeconds: 3 } }))
    const wrapUp = () => floor.dispatcher.agent(1)!.wrapUpUntil! - floor.now
    floor.ready(1)
    const lengths: number[] = []
    for (const caller of ['a', 'b', 'c', 'd', 'e']) floor.waits(caller)
    for (let turn = 0; turn < 5; turn++) {
      floor.answers()
      floor.ends()
      lengths.push(wrapUp())
      floor.pass(wrapUp())
    }
    assert.deepEqual(lengths, [3000, 3000, 3000, 10_000, 10_000])
  })
})

test.group('Dispatcher: agents at outside numbers', () => {
  test('sign in, get ready and get offers without any registration', ({ assert }) => {
    const floor = new GivenFloor()
    const extension = '13900000001'
    floor.send({
      type: 'sign_in',
      agentId: 1,
      extension,
      groups: [21],
      acdEnabled: true,
      remote: true,
    })
    floor.send({ type: 'ready', agentId: 1 })
    floor.waits('a')
    assert.isTrue(floor.lastOffer().remote)
    assert.equal(floor.lastOffer().extension, extension)
    floor.answers()
    assert.equal(floor.state(1), 'on_call')
    floor.send({ type: 'resync', callers: [], otherLegs: [], registered: [] })
    floor.pass(60_000)
    assert.equal(floor.state(1), 'ready')
  })
})
