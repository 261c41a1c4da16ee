import { test } from '@japa/runner'
import { CALLBACK_LINE, GROUPS, GivenFloor, ORDER_LINE } from './given_floor.ts'

test.group('Dispatcher: who answers whom', () => {
  test('the longest idle agent gets the call', ({ assert }) => {
    const floor = new GivenFloor()
    for (const agentId of [3, 1, 2]) floor.ready(agentId)
    for (const caller of ['a', 'b', 'c']) floor.waits(caller)
    assert.deepEqual(floor.pairs(), ['a→3', 'b→1', 'c→2'])
  })

  test('agents ready at the same moment go by their number', ({ assert }) => {
    const floor = new GivenFloor()
    for (const agentId of [9, 4, 6]) floor.signIn(agentId)
    for (const agentId of [9, 4, 6]) floor.send({ type: 'ready', agentId })
    for (const caller of ['a', 'b', 'c']) floor.waits(caller)
    assert.deepEqual(floor.pairs(), ['a→4', 'b→6', 'c→9'])
  })

  test('the first caller goes to the first agent who becomes free', ({ assert }) => {
    const floor = new GivenFloor()
    floor.waits('a')
    floor.now += 5
    floor.waits('b')
    floor.ready(1)
    floor.ready(2)
    assert.deepEqual(floor.pairs(), ['a→1', 'b→2'])
  })

  test('callers who arrive in the same millisecond keep their order', ({ assert }) => {
    const floor = new GivenFloor()
    for (const caller of ['a', 'b', 'c']) floor.waits(caller)
    for (const agentId of [1, 2, 3]) floor.ready(agentId)
    assert.deepEqual(floor.pairs(), ['a→1', 'b→2', 'c→3'])
  })

  test('score is a head start in seconds, and no more than that', ({ assert }) => {
    const floor = new GivenFloor()
    floor.waits('early')
    floor.now += 10_000
    floor.waits('favoured', ORDER_LINE, 9)
    floor.waits('more favoured', ORDER_LINE, 11)
    for (const agentId of [1, 2, 3]) floor.ready(agentId)
    assert.deepEqual(floor.pairs(), ['more favoured→1', 'early→2', 'favoured→3'])
  })

  test('level 2 gets the call at once when level 1 has nobody free (21 → 22)', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(22, [22])
    floor.ready(21, [21])
    floor.waits('a')
    floor.waits('b')
    floor.waits('c')
    assert.deepEqual(floor.pairs(), ['a→21', 'b→22'])
  })

  test('a service number of level 2 belongs to the line of its group', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(22, [22])
    floor.ready(21, [21])
    floor.waits('a', '4008001002')
    assert.deepEqual(floor.pairs(), ['a→21'])
  })

  test('an agent of both levels counts at the lower one', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(5, [21])
    floor.ready(6, [22, 21])
    floor.waits('a')
    floor.waits('b')
    assert.deepEqual(floor.pairs(), ['a→5', 'b→6'])
  })

  test('groups answer their own service numbers only', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1, [11])
    floor.waits('order')
    assert.isEmpty(floor.offers)
    floor.waits('callback', CALLBACK_LINE)
    assert.deepEqual(floor.pairs(), ['callback→1'])
  })

  test('an agent of two groups takes the first caller of both', ({ assert }) => {
    const floor = new GivenFloor()
    floor.waits('callback', CALLBACK_LINE)
    floor.now += 1
    floor.waits('order')
    floor.ready(1, [21, 11])
    floor.ready(2, [21, 11])
    assert.deepEqual(floor.pairs(), ['callback→1', 'order→2'])
  })

  test('a service number without a group waits until a group takes it', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a', '4008009999')
    assert.isEmpty(floor.offers)
    const [first, ...others] = GROUPS
    const serviceNumbers = [...first!.serviceNumbers, '4008009999']
    floor.send({ type: 'configure', groups: [{ ...first!, serviceNumbers }, ...others] })
    assert.deepEqual(floor.pairs(), ['a→1'])
  })

  test('an offer names the caller, the call, the extension and a leg of its own', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    assert.deepEqual(floor.lastOffer(), {
      type: 'offer',
      callId: 'call-a',
      callerUuid: 'a',
      agentId: 1,
      extension: '1001',
      agentLegUuid: 'leg-1',
      remote: false,
    })
    assert.equal(floor.state(1), 'reserved')
  })

  test('not ready, out of distribution, on a call: no offers', ({ assert }) => {
    const floor = new GivenFloor()
    floor.signIn(1)
    floor.ready(2, [21], false)
    floor.ready(3)
    floor.send({ type: 'leg_started', callId: '', extension: '1003', legUuid: 'own' })
    floor.waits('a')
    assert.isEmpty(floor.offers)
    floor.send({ type: 'set_acd', agentId: 2, enabled: true })
    assert.deepEqual(floor.pairs(), ['a→2'])
  })

  test('joining a group lets an idle agent serve it at once', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1, [11])
    floor.waits('a')
    floor.send({ type: 'set_groups', agentId: 1, groups: [11, 22] })
    assert.deepEqual(floor.pairs(), ['a→1'])
  })
})

test.group('Dispatcher: the life of an offer', () => {
  test('answered, talked, wrap-up, ready again with the idle time from its end', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    floor.rings()
    assert.equal(floor.state(1), 'ringing')
    floor.answers()
    assert.equal(floor.state(1), 'on_call')
    floor.now += 60_000
    floor.ends()
    assert.equal(floor.state(1), 'wrap_up')
    const end = floor.now + 10_000
    assert.equal(floor.dispatcher.nextDueAt(), end)
    floor.pass(25_000)
    assert.equal(floor.state(1), 'ready')
    assert.equal(floor.dispatcher.agent(1)!.idleSince, end)
  })

  test('wrap-up ends early when asked, and the next caller comes at once', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    floor.answers()
    floor.ends()
    floor.waits('b')
    floor.pass(4000)
    assert.deepEqual(floor.pairs(), ['a→1'])
    floor.send({ type: 'end_wrap_up', agentId: 1 })
    assert.deepEqual(floor.pairs(), ['a→1', 'b→1'])
  })

  test('a group without wrap-up seconds has none', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1, [11, 21])
    floor.waits('a', CALLBACK_LINE)
    floor.answers()
    floor.ends()
    assert.equal(floor.state(1), 'ready')
  })

  test('a late tick lets each thing happen at its own time', ({ assert }) => {
    const floor = new GivenFloor()
    for (const agentId of [1, 2]) floor.ready(agentId)
    for (const caller of ['a', 'b']) floor.waits(caller)
    for (const offer of [...floor.offers]) floor.answers(offer)
    floor.ends(floor.offers[1])
    floor.now += 1000
    floor.ends(floor.offers[0])
    floor.pass(60_000)
    floor.waits('c')
    assert.equal(floor.lastOffer().agentId, 2)
  })

  test('no answer: the caller comes back and goes to the next, the agent is not ready', ({
    assert,
  }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.ready(2)
    floor.waits('a')
    floor.rings()
    floor.ends(floor.lastOffer(), 'NO_ANSWER')
    assert.equal(floor.state(1), 'not_ready(no_answer)')
    assert.deepEqual(floor.pairs(), ['a→1'])
    floor.send({ type: 'offer_failed', agentLegUuid: 'leg-1', cause: 'NO_ANSWER' })
    floor.waits('a')
    assert.deepEqual(floor.pairs(), ['a→1', 'a→2'])
  })

  test('a caller who comes back keeps his place in the line', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    floor.now += 1000
    floor.waits('b')
    floor.ends(floor.lastOffer(), 'NO_ANSWER')
    floor.now += 1000
    floor.waits('a')
    floor.ready(2)
    assert.deepEqual(floor.pairs(), ['a→1', 'a→2'])
  })

  for (const [cause, delay] of [
    ['USER_BUSY', 10_000],
    ['CALL_REJECTED', 10_000],
  ] as const) {
    test(`${cause}: no offers for ${delay} ms, then again`, ({ assert }) => {
      const floor = new GivenFloor()
      floor.ready(1)
      floor.waits('a')
      floor.ends(floor.lastOffer(), cause)
      floor.waits('a')
      floor.pass(delay - 1)
      assert.lengthOf(floor.offers, 1)
      floor.pass(1)
      assert.deepEqual(floor.pairs(), ['a→1', 'a→1'])
    })
  }

  test('an unregistered telephone fails without any leg', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    const cause = 'USER_NOT_REGISTERED'
    floor.send({ type: 'offer_failed', agentLegUuid: 'leg-1', cause })
    assert.equal(floor.state(1), 'not_ready(device)')
  })

  test('a caller who leaves while it rings costs the agent nothing', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    const { idleSince } = floor.dispatcher.agent(1)!
    floor.waits('a')
    floor.rings()
    floor.ends(floor.lastOffer(), 'ORIGINATOR_CANCEL')
    floor.send({ type: 'caller_gone', callerUuid: 'a' })
    assert.equal(floor.state(1), 'ready')
    assert.equal(floor.dispatcher.agent(1)!.idleSince, idleSince)
    assert.isEmpty(floor.dispatcher.callers)
  })

  test('a caller who left before the offer came: refused, the agent takes the next', ({
    assert,
  }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    floor.waits('b')
    floor.send({ type: 'offer_refused', agentLegUuid: 'leg-1' })
    assert.deepEqual(floor.pairs(), ['a→1', 'b→1'])
    floor.send({ type: 'caller_gone', callerUuid: 'a' })
    assert.equal(floor.state(1), 'reserved')
  })

  test('a waiting caller who leaves is offered to nobody', ({ assert }) => {
    const floor = new GivenFloor()
    floor.waits('a')
    floor.send({ type: 'caller_gone', callerUuid: 'a' })
    floor.ready(1)
    assert.isEmpty(floor.offers)
  })

  test('the same message twice changes nothing', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    floor.waits('b')
    floor.waits('b')
    floor.answers()
    floor.answers()
    assert.equal(floor.state(1), 'on_call')
    floor.ends()
    const before = floor.dispatcher.snapshot()
    floor.ends()
    floor.answers()
    assert.equal(floor.state(1), 'on_call', 'a leg of no offer counts as a call of his own')
    floor.ends()
    assert.deepEqual(floor.dispatcher.snapshot().callers, before.callers)
    assert.equal(floor.state(1), 'wrap_up')
  })

  test('not ready while it rings ends the ringing', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    assert.isEmpty(floor.send({ type: 'not_ready', agentId: 1, reason: 'meal' }))
    const cancel = { type: 'cancel_offer', agentLegUuid: 'leg-1' }
    assert.deepInclude(floor.rings(), cancel)
    floor.ends(floor.lastOffer(), 'NORMAL_CLEARING')
    assert.equal(floor.state(1), 'not_ready(meal)')
  })

  test('not ready that comes too late for the offer begins after the call', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1, [11])
    floor.waits('a', CALLBACK_LINE)
    floor.rings()
    floor.send({ type: 'not_ready', agentId: 1, reason: 'meal' })
    floor.answers()
    assert.equal(floor.state(1), 'on_call')
    floor.ends()
    assert.equal(floor.state(1), 'not_ready(meal)')
  })
})
