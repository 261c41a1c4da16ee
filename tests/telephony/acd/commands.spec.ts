import { test } from '@japa/runner'
import { CALLBACK_LINE, GROUPS, GivenFloor, refusalOf } from './given_floor.ts'
import { GroupTable } from '../../../telephony/acd/groups.ts'

test.group('Dispatcher: offers that fall silent', () => {
  test('an offer without any event is looked up, again and again', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    const check = { type: 'check_offer', callerUuid: 'a', agentLegUuid: 'leg-1' } as const
    assert.deepEqual(floor.pass(2999), [])
    assert.deepEqual(floor.pass(1), [check])
    assert.deepEqual(floor.pass(3000), [check])
    floor.send({
      type: 'offer_checked',
      callerUuid: 'a',
      agentLegUuid: 'leg-1',
      caller: 'waiting',
      agentLeg: 'none',
    })
    assert.deepEqual(floor.pairs(), ['a→1', 'a→1'])
  })

  test('a lost beginning of the conversation is found', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    floor.pass(3000)
    floor.send({
      type: 'offer_checked',
      callerUuid: 'a',
      agentLegUuid: 'leg-1',
      caller: 'busy',
      agentLeg: 'talking',
    })
    assert.equal(floor.state(1), 'on_call')
    assert.isEmpty(floor.dispatcher.callers)
  })

  test('a caller who vanished frees the agent', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    floor.rings()
    assert.lengthOf(floor.pass(30_000), 1)
    floor.send({
      type: 'offer_checked',
      callerUuid: 'a',
      agentLegUuid: 'leg-1',
      caller: 'gone',
      agentLeg: 'none',
    })
    assert.equal(floor.state(1), 'ready')
    assert.isEmpty(floor.dispatcher.callers)
    assert.isNull(floor.dispatcher.nextDueAt())
  })

  test('a caller who does not come back from a failed offer is looked up', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    floor.ends(floor.lastOffer(), 'NO_ANSWER')
    const check = { type: 'check_offer', callerUuid: 'a', agentLegUuid: null } as const
    assert.deepEqual(floor.pass(3000), [check])
    floor.send({
      type: 'offer_checked',
      callerUuid: 'a',
      agentLegUuid: null,
      caller: 'waiting',
      agentLeg: 'none',
    })
    floor.ready(2)
    assert.deepEqual(floor.pairs(), ['a→1', 'a→2'])
  })
})

test.group('Dispatcher: commands', () => {
  test('refuses with the reason', ({ assert }) => {
    const floor = new GivenFloor()
    const signIn = (agentId: number, extension: string, groups = [21]) =>
      refusalOf(floor.send({ type: 'sign_in', agentId, extension, groups, acdEnabled: true }))
    assert.equal(signIn(1, '1001'), 'extension_not_registered')
    assert.equal(signIn(1, '1001@evil'), 'invalid_extension')
    assert.equal(signIn(1, '1001', [99]), 'unknown_group')
    floor.send({ type: 'registered', extension: '1001' })
    floor.send({ type: 'leg_started', callId: '', extension: '1001', legUuid: 'own' })
    assert.equal(signIn(1, '1001'), 'on_a_call')
    floor.send({ type: 'leg_ended', legUuid: 'own', cause: 'NORMAL_CLEARING' })
    assert.isNull(signIn(1, '1001'))
    assert.equal(signIn(1, '1002'), 'not_allowed')
    assert.equal(signIn(2, '1001'), 'extension_in_use')
    assert.equal(refusalOf(floor.send({ type: 'ready', agentId: 9 })), 'unknown_agent')
    assert.equal(refusalOf(floor.send({ type: 'end_wrap_up', agentId: 1 })), 'not_allowed')
    const groups = { type: 'set_groups', agentId: 1, groups: [99] } as const
    assert.equal(refusalOf(floor.send(groups)), 'unknown_group')
  })

  test('nobody signs out of a call or an offer', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.waits('a')
    assert.equal(refusalOf(floor.send({ type: 'sign_out', agentId: 1 })), 'on_a_call')
    floor.answers()
    assert.equal(refusalOf(floor.send({ type: 'sign_out', agentId: 1 })), 'on_a_call')
    floor.ends()
    assert.isNull(refusalOf(floor.send({ type: 'sign_out', agentId: 1 })))
    assert.equal(refusalOf(floor.send({ type: 'sign_out', agentId: 1 })), 'not_allowed')
  })

  test('an extension is free again after signing out', ({ assert }) => {
    const floor = new GivenFloor()
    floor.signIn(1)
    floor.send({ type: 'sign_out', agentId: 1 })
    const again = { type: 'sign_in', agentId: 2, extension: '1001', groups: [21] } as const
    assert.isNull(refusalOf(floor.send({ ...again, acdEnabled: true })))
  })

  test('a telephone that loses its registration: not ready, and ready is refused', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1)
    floor.send({ type: 'unregistered', extension: '1001' })
    assert.equal(floor.state(1), 'not_ready(device)')
    const refused = floor.send({ type: 'ready', agentId: 1 })
    assert.equal(refusalOf(refused), 'extension_not_registered')
    floor.send({ type: 'registered', extension: '1001' })
    assert.isNull(refusalOf(floor.send({ type: 'ready', agentId: 1 })))
  })

  test('a registration lost for a moment in a call is forgotten', ({ assert }) => {
    const floor = new GivenFloor()
    floor.ready(1, [11])
    floor.waits('a', CALLBACK_LINE)
    floor.answers()
    floor.send({ type: 'unregistered', extension: '1001' })
    floor.send({ type: 'registered', extension: '1001' })
    floor.ends()
    assert.equal(floor.state(1), 'ready')
  })

  test('groups that contradict each other are refused whole', ({ assert }) => {
    const [first, second] = GROUPS as [(typeof GROUPS)[0], (typeof GROUPS)[0]]
    assert.throws(() => new GroupTable([first, first]), /stands twice/)
    assert.throws(() => new GroupTable([second]), /no group of its own/)
    assert.throws(() => new GroupTable([first, { ...second, level: 1 }]), /level 1 stands twice/)
    const { serviceNumbers } = first
    const thief = { ...first, number: 31, serviceNumbers }
    assert.throws(() => new GroupTable([first, thief]), /belongs to two/)
    const floor = new GivenFloor()
    floor.ready(1)
    assert.throws(() => floor.send({ type: 'configure', groups: [first, thief] }))
    floor.waits('a')
    assert.deepEqual(floor.pairs(), ['a→1'])
  })
})
