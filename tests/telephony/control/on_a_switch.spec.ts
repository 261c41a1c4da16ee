import { test } from '@japa/runner'
import { cancelConsult, completeConsult, startConsult } from '../../../telephony/control/consult.ts'
import type { Consulted } from '../../../telephony/control/consult.ts'
import { LeftAlone } from '../../../telephony/control/left_alone.ts'
import { changeMode, kick, supervise } from '../../../telephony/control/supervise.ts'
import { addThird, joinThree } from '../../../telephony/control/three_way.ts'
import { transfer } from '../../../telephony/control/transfer.ts'
import { consultLegOf } from '../../../telephony/calls/call.ts'
import { ANSWERS, DESK, GivenSwitch } from '../acd/given_switch.ts'

const CONSULTED = 'leg-of-the-consulted'

test.group('Controls on a switch', (group) => {
  let given: GivenSwitch
  let leftAlone: LeftAlone
  let caller: string
  let agentLeg: string

  group.each.setup(async () => {
    given = await GivenSwitch.start()
    leftAlone = new LeftAlone(given.link, given.calls, {
      monotonicMs: () => given.clock.now(),
      nowUs: () => given.clock.now() * 1000,
      after: (milliseconds, task) => {
        const timer = given.clock.after(milliseconds, task)
        return () => timer.cancel()
      },
    })
    given.link.on('event', (event) => leftAlone.takeEvent(event))
    given.driver.on('call', ({ change }) => leftAlone.takeChange(change))
    await given.ready(1)
    caller = given.dials()
    await given.until(() => given.state(1) === 'on_call')
    await given.pass(500)
    agentLeg = given.driver.dispatcher.agent(1)!.agentLegUuid!
    return async () => {
      leftAlone.stop()
      await given.stop()
    }
  })

  const call = () => given.calls.get(caller)!
  const talks = () => call().segments.map((segment) => segment.extension)

  async function consult(whom: Consulted = { kind: 'extension', number: '1002' }) {
    const started = await startConsult(given.link, {
      customerLegUuid: caller,
      agentLegUuid: agentLeg,
      consultLegUuid: CONSULTED,
      callId: caller,
      whom,
    })
    await given.pass(1000)
    return started
  }

  test('blind transfer: one call, two conversations, the first agent is free', async ({
    assert,
  }) => {
    await given.ready(2)
    const done = await transfer(given.link, caller, { kind: 'extension', number: '1002' })
    assert.deepEqual(done, { ok: true })
    await given.pass(1500)
    assert.deepEqual(talks(), ['1001', '1002'])
    assert.equal(given.state(1), 'wrap_up')
    assert.equal(given.state(2), 'on_call')
    given.hangsUp(caller)
    await given.until(() => given.ended.length > 0)
    assert.equal(call()?.outcome ?? given.ended[0].outcome, 'answered')
    await given.until(() => given.state(2) === 'ready')
  })

  test('blind transfer that nobody answers: the customer is in the line again', async ({
    assert,
  }) => {
    given.phone(2).behaviour = DESK
    await transfer(given.link, caller, { kind: 'extension', number: '1002' })
    await given.pass(2000)
    assert.equal(given.variable(caller, 'spotline_state'), 'transferred')
    await given.until(() => call().segments.length === 2)
    assert.deepEqual(talks(), ['1001', '1001'])
  })

  test('blind transfer to a group and to the outside', async ({ assert }) => {
    await transfer(given.link, caller, { kind: 'group', number: 21 })
    await given.until(() => call().stage === 'waiting')
    assert.equal(given.variable(caller, 'spotline_group'), '21')
    await given.until(() => call().segments.length === 2)
    given.simulator.simulation.network.script('13900000001', {
      outcome: 'answer',
      answerMs: 500,
      talkMs: null,
    })
    await transfer(given.link, caller, { kind: 'outside', number: '13900000001' })
    await given.pass(1500)
    assert.equal(given.state(1), 'wrap_up')
    assert.isTrue(
      [...given.simulator.core.channels.values()].some(
        (leg) => leg.isUp && leg.profile.destinationNumber === '13900000001'
      )
    )
  })

  test('consult, then transfer', async ({ assert }) => {
    await given.ready(2)
    assert.deepEqual(await consult(), { ok: true })
    assert.isTrue(call().inHoldRoom)
    assert.equal(consultLegOf(call(), agentLeg)?.number, '1002')
    assert.deepEqual([given.state(1), given.state(2)], ['on_call', 'on_call'])
    const legs = { agentLegUuid: agentLeg, consultLegUuid: CONSULTED }
    const done = await leftAlone.handOver(legs, () =>
      completeConsult(given.link, caller, CONSULTED)
    )
    assert.deepEqual(done, { ok: true })
    await given.pass(2500)
    assert.deepEqual(talks(), ['1001', '1002'])
    assert.deepEqual([given.state(1), given.state(2)], ['wrap_up', 'on_call'])
    assert.isAbove(call().segments[0].heldUs, 900_000)
    assert.equal(call().segments[1].heldUs, 0)
    given.phone(2).hangUp()
    await given.until(() => given.ended.length === 1)
    assert.equal(given.ended[0].outcome, 'answered')
  })

  test('consult a number outside, then hand over; or back when it is busy', async ({ assert }) => {
    const { network } = given.simulator.simulation
    const outside = (number: string): Consulted => ({
      kind: 'outside',
      number,
      gateway: 'carrier',
      shownNumber: '4008001001',
    })
    network.script('13900000002', { outcome: 'busy', answerMs: 0, talkMs: null })
    assert.deepEqual(await consult(outside('13900000002')), { ok: true })
    await given.until(() => call().stage === 'talking' && !call().inHoldRoom)
    assert.deepEqual(talks(), ['1001', '1001'])
    assert.equal(given.state(1), 'on_call')

    network.script('13900000001', { outcome: 'answer', answerMs: 300, talkMs: null })
    const asked = 'leg-of-the-consulted-outside'
    await startConsult(given.link, {
      customerLegUuid: caller,
      agentLegUuid: agentLeg,
      consultLegUuid: asked,
      callId: caller,
      whom: outside('13900000001'),
    })
    await given.pass(1500)
    assert.isTrue(call().inHoldRoom)
    assert.equal(consultLegOf(call(), agentLeg)?.number, '13900000001')
    assert.equal(
      given.simulator.core.channels.get(asked)?.profile.callerIdNumber,
      '4008001001',
      'what the called party sees'
    )
    const legs = { agentLegUuid: agentLeg, consultLegUuid: asked }
    const done = await leftAlone.handOver(legs, () => completeConsult(given.link, caller, asked))
    assert.deepEqual(done, { ok: true })
    await given.pass(2500)
    assert.equal(given.state(1), 'wrap_up')
    assert.equal(talks().at(-1), '13900000001')
    given.hangsUp(caller)
    await given.until(() => given.ended.length === 1)
    assert.equal(given.ended[0]!.outcome, 'answered')
  })

  test('consult, then back to the customer', async ({ assert }) => {
    await consult()
    assert.deepEqual(await cancelConsult(given.link, CONSULTED), { ok: true })
    await given.until(() => call().stage === 'talking')
    assert.deepEqual(talks(), ['1001', '1001'])
    assert.isFalse(call().held)
    assert.equal(given.state(1), 'on_call')
  })

  for (const [name, behaviour] of [
    ['busy', { ...ANSWERS, busy: 1 }],
    ['rejects', { ...ANSWERS, reject: 1 }],
  ] as const) {
    test(`consult: who is asked ${name}, so the customer comes back`, async ({ assert }) => {
      given.phone(2).behaviour = behaviour
      await consult()
      await given.until(() => call().stage === 'talking')
      assert.deepEqual(talks(), ['1001', '1001'])
    })
  }

  test('consult: the customer hangs up, the two agents go on', async ({ assert }) => {
    await given.ready(2)
    await consult()
    given.hangsUp(caller)
    await given.until(() => given.ended.length === 1)
    await given.pass(2000)
    assert.deepEqual([given.state(1), given.state(2)], ['on_call', 'on_call'])
    given.phone(1).hangUp()
    await given.until(() => given.state(1) === 'wrap_up' && given.state(2) === 'ready')
  })

  test('consult: the agent hangs up, the customer is in the line again', async ({ assert }) => {
    await consult()
    given.phone(1).hangUp()
    await given.until(() => call().stage === 'waiting')
    assert.isFalse(call().inHoldRoom)
    assert.equal(given.variable(caller, 'spotline_state'), 'waiting')
  })

  test('three in a conference out of a consultation; the agent leaves, the others talk on', async ({
    assert,
  }) => {
    await given.ready(2)
    await consult()
    const three = { room: 'room-1', customerLegUuid: caller, agentLegUuid: agentLeg }
    const legs = { agentLegUuid: agentLeg, consultLegUuid: CONSULTED }
    const done = await leftAlone.handOver(legs, () =>
      joinThree(given.link, { ...three, recording: null })
    )
    assert.deepEqual(done, { ok: true })
    await given.pass(500)
    assert.lengthOf(call().conference, 3)
    const open = () => call().segments.filter((segment) => segment.toUs === null)
    assert.sameMembers(
      open().map((segment) => segment.extension),
      ['1001', '1002']
    )
    given.phone(1).hangUp()
    await given.until(() => given.state(1) === 'wrap_up')
    assert.deepEqual(
      open().map((segment) => segment.extension),
      ['1002']
    )
    assert.equal(call().agentExtension, '1002')
    given.phone(2).hangUp()
    await given.until(() => given.ended.length === 1)
    assert.equal(given.ended[0].outcome, 'answered')
    assert.equal(given.state(2), 'ready')
  })

  test('a third is added; the customer leaves and takes all along', async ({ assert }) => {
    const three = { room: 'room-2', customerLegUuid: caller, agentLegUuid: agentLeg }
    const third = { extension: '1002', legUuid: 'third-leg', callId: caller }
    assert.deepEqual(await addThird(given.link, { ...three, recording: null }, third), { ok: true })
    await given.pass(1500)
    assert.lengthOf(call().conference, 3)
    assert.deepEqual(call().legs.find((leg) => leg.uuid === 'third-leg')?.role, 'agent')
    given.hangsUp(caller)
    await given.until(() => given.ended.length === 1)
    await given.pass(500)
    assert.equal(given.simulator.core.channels.size, 0)
    assert.equal(given.state(1), 'wrap_up')
  })

  test('a third who does not answer leaves the two talking; each second counts once', async ({
    assert,
  }) => {
    given.phone(2).behaviour = { ...ANSWERS, busy: 1 }
    const three = { room: 'room-3', customerLegUuid: caller, agentLegUuid: agentLeg }
    const third = { extension: '1002', legUuid: 'third-leg', callId: caller }
    await addThird(given.link, { ...three, recording: '/var/lib/spotline/a.wav' }, third)
    await given.pass(3000)
    assert.lengthOf(call().conference, 2)
    assert.deepEqual(
      call()
        .recordings.map(({ path }) => path)
        .slice(-1),
      ['/var/lib/spotline/a.wav']
    )
    given.phone(1).hangUp()
    await given.until(() => given.ended.length === 1)
  })

  test('a supervisor listens, is heard, and ends with the call', async ({ assert }) => {
    await given.ready(3)
    const listening = supervise(given.link, {
      supervisorLegUuid: 'supervisor-leg',
      extension: '1003',
      agentLegUuid: agentLeg,
      callId: caller,
      mode: 'whisper',
    })
    await given.pass(1500)
    assert.deepEqual(await listening, { ok: true })
    assert.equal(given.state(3), 'on_call')
    assert.deepEqual(await changeMode(given.link, 'supervisor-leg', 'barge'), { ok: true })
    await given.pass(100)
    const digits = given.driven.filter(({ change }) => change.kind === 'digit')
    assert.deepEqual(
      digits.map(({ change }) => change.value),
      ['2', '3']
    )
    assert.deepEqual(talks(), ['1001'])
    given.hangsUp(caller)
    await given.until(() => given.state(3) === 'ready')
    assert.equal(given.ended[0].outcome, 'answered')
  })

  test('a supervisor ends the call at once', async ({ assert }) => {
    assert.deepEqual(await kick(given.link, caller), { ok: true })
    await given.until(() => given.ended.length === 1)
    assert.equal(given.state(1), 'wrap_up')
    await given.pass(300)
    assert.equal(given.simulator.core.channels.size, 0)
  })

  test('nothing is sent for a target that no telephone can have', async ({ assert }) => {
    for (const number of [
      '1002@host',
      '1002,user/1003',
      '${system(id)}',
      '1002\n\napi hupall',
      '',
    ]) {
      const done = await transfer(given.link, caller, { kind: 'extension', number })
      assert.isFalse(done.ok)
      assert.equal(!done.ok && done.reason, 'invalid')
    }
    assert.equal(call().stage, 'talking')
  })
})
