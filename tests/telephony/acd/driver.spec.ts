import { test } from '@japa/runner'
import { ANSWERS, DESK, GivenSwitch } from './given_switch.ts'

test.group('Driver: offers on a switch', (group) => {
  let given: GivenSwitch
  group.each.teardown(() => given.stop())

  test('answered: the caller talks, the agent wraps up and is ready again', async ({ assert }) => {
    given = await GivenSwitch.start()
    await given.ready(1)
    const caller = given.dials()
    await given.until(() => given.state(1) === 'on_call')
    await given.pass(1000)
    assert.equal(given.truth(caller).agent, '1001')
    assert.equal(given.variable(caller, 'spotline_state'), 'talking')
    given.hangsUp(caller)
    await given.until(() => given.state(1) === 'wrap_up')
    await given.until(() => given.state(1) === 'ready')
    assert.deepEqual(given.ended, [{ id: caller, outcome: 'answered', agentId: 1 }])
    const states = given.agentChanges.map(({ agent }) => agent.state)
    assert.deepEqual(states, [
      'not_ready',
      'ready',
      'reserved',
      'ringing',
      'on_call',
      'wrap_up',
      'ready',
    ])
    const answered = given.driven.find(({ change }) => change.kind === 'answered')
    assert.deepEqual(answered?.agent, { agentId: 1, extension: '1001' })
  })

  test('nobody answers: the next agent gets the call, the first is not ready', async ({
    assert,
  }) => {
    given = await GivenSwitch.start()
    given.phone(1).behaviour = DESK
    await given.ready(1, 2)
    const caller = given.dials()
    await given.until(() => given.state(1) === 'ringing')
    await given.until(() => given.state(2) === 'on_call')
    assert.equal(given.state(1), 'not_ready(no_answer)')
    assert.equal(given.truth(caller).agent, '1002')
  })

  for (const [name, behaviour] of [
    ['busy', { ...ANSWERS, busy: 1 }],
    ['rejected', { ...ANSWERS, reject: 1 }],
  ] as const) {
    test(`${name}: the next agent gets the call, the first is held back`, async ({ assert }) => {
      given = await GivenSwitch.start()
      given.phone(1).behaviour = behaviour
      await given.ready(1, 2)
      const caller = given.dials()
      await given.until(() => given.state(2) === 'on_call')
      assert.equal(given.truth(caller).agent, '1002')
      const agent = given.driver.dispatcher.agent(1)!
      assert.equal(agent.state, 'ready')
      assert.isAbove(agent.heldUntil, given.driver.now())
    })
  }

  test('a telephone that is gone: not ready, and the next agent gets the call', async ({
    assert,
  }) => {
    given = await GivenSwitch.start()
    await given.ready(1, 2)
    given.phone(1).behaviour = { kind: 'unregistered' }
    const caller = given.dials()
    await given.until(() => given.state(2) === 'on_call')
    assert.equal(given.state(1), 'not_ready(device)')
    assert.equal(given.truth(caller).agent, '1002')
    const refused = given.driver.ready(1)
    assert.isFalse(refused.ok)
    assert.equal(!refused.ok && refused.refusal, 'extension_not_registered')
  })

  test('the caller hangs up while it rings: the agent keeps his idle time', async ({ assert }) => {
    given = await GivenSwitch.start(DESK)
    await given.ready(1)
    const { idleSince } = given.driver.dispatcher.agent(1)!
    const caller = given.dials()
    await given.until(() => given.phone(1).state === 'ringing')
    await given.pass(500)
    given.hangsUp(caller)
    await given.until(() => given.state(1) === 'ready')
    assert.equal(given.driver.dispatcher.agent(1)!.idleSince, idleSince)
    assert.equal(given.phone(1).state, 'idle')
    await given.until(() => given.ended.length > 0)
    assert.deepEqual(given.ended, [{ id: caller, outcome: 'abandoned_ringing', agentId: 1 }])
  })

  test('the caller hangs up in the very moment of the offer', async ({ assert }) => {
    given = await GivenSwitch.start()
    const callers = [given.dials(), given.dials()]
    await given.until(() => given.driver.dispatcher.floor.lines.counts()[0]?.waiting === 2)
    given.hangsUp(callers[0]!)
    await given.ready(1)
    await given.until(() => given.state(1) === 'on_call')
    assert.equal(given.truth(callers[1]!).agent, '1001')
    assert.equal(given.truth(callers[0]!).outcome, 'abandoned_waiting')
  })

  test('not ready while it rings: the telephone falls silent, another one rings', async ({
    assert,
  }) => {
    given = await GivenSwitch.start(DESK)
    await given.ready(1, 2)
    given.dials()
    await given.until(() => given.phone(1).state === 'ringing' && given.state(1) === 'ringing')
    assert.isTrue(given.driver.notReady(1, 'meal').ok)
    await given.until(() => given.phone(2).state === 'ringing')
    assert.equal(given.phone(1).state, 'idle')
    assert.equal(given.state(1), 'not_ready(meal)')
  })

  test('waiting lines are told: how many, how long', async ({ assert }) => {
    given = await GivenSwitch.start()
    given.dials()
    await given.pass(5000)
    given.dials()
    await given.pass(1000)
    const [line] = given.waiting.at(-1)!
    assert.equal(line!.group, 21)
    assert.equal(line!.waiting, 2)
    assert.closeTo(line!.longestWaitMs, 5000, 500)
    await given.ready(1, 2)
    await given.until(() => given.waiting.at(-1)![0]!.waiting === 0)
  })

  test('commands that can not be: refused with the reason', async ({ assert }) => {
    given = await GivenSwitch.start()
    const signIn = (agentId: number, extension: string) => {
      const input = { agentId, extension, groups: [21], acdEnabled: true }
      const result = given.driver.signIn(input)
      return result.ok ? null : result.refusal
    }
    assert.equal(signIn(1, '1999'), 'extension_not_registered')
    assert.isNull(signIn(1, '1001'))
    assert.equal(signIn(2, '1001'), 'extension_in_use')
    given.link.stop()
    assert.equal(signIn(2, '1002'), 'switch_unreachable')
  })

  test('twenty calls at once for five agents: each leg has exactly one outcome', async ({
    assert,
  }) => {
    given = await GivenSwitch.start({
      ...ANSWERS,
      answerMs: [300, 3000],
      busy: 0.1,
      noAnswer: 0.05,
    })
    await given.ready(1, 2, 3, 4, 5)
    for (let at = 0; at < 20; at++) {
      given.dials({ patienceMs: at % 4 === 0 ? 9000 : 600_000, talkMs: 5000 + 700 * at })
      await given.pass(30)
    }
    const { truth } = given.simulator.simulation
    const comeBack = () => {
      for (let agentId = 1; agentId <= 5; agentId++) {
        if (given.state(agentId) === 'not_ready(no_answer)') given.driver.ready(agentId)
      }
      return truth.summary().open === 0 && given.ended.length >= 20
    }
    await given.until(comeBack, 600_000)
    assert.lengthOf(given.ended, 20)
    assert.equal(new Set(given.ended.map((call) => call.id)).size, 20)
    for (const leg of truth.legs()) {
      const { outcome, agentId } = given.ended.find((call) => call.id === leg.uuid)!
      const expected = { abandoned_waiting: 'abandoned_in_queue' }[leg.outcome as string]
      assert.equal(outcome, expected ?? leg.outcome, leg.uuid)
      if (leg.agent !== null) assert.equal(agentId, Number(leg.agent) - 1000)
    }
    assert.isEmpty(given.driver.dispatcher.callers)
    await given.pass(60_000)
    for (let agentId = 1; agentId <= 5; agentId++) {
      assert.match(given.state(agentId), /^(ready|not_ready\(no_answer\))$/)
    }
  }).timeout(60_000)
})
