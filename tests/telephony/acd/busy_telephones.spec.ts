import { test } from '@japa/runner'
import { ANSWERS, GivenSwitch } from './given_switch.ts'

test.group('Driver: telephones that count as busy', (group) => {
  let given: GivenSwitch
  group.each.teardown(() => given.stop())
  const until = (agentId: number) => Number(given.hash(`busy_${1000 + agentId}`) ?? 0)
  const seconds = () => given.clock.now() / 1000

  test('from the word of the agent until he is ready; just signed in is no word', async ({
    assert,
  }) => {
    given = await GivenSwitch.start()
    const place = { extension: '1001', groups: [21], acdEnabled: true }
    given.driver.signIn({ agentId: 1, ...place })
    await given.pass(100)
    assert.equal(until(1), 0)
    given.driver.notReady(1, 'meal')
    await given.pass(100)
    assert.isAbove(until(1), seconds() + 30)
    given.driver.ready(1)
    await given.pass(100)
    assert.equal(until(1), 0)
  })

  test('during a call, and no longer when the agent has signed out', async ({ assert }) => {
    given = await GivenSwitch.start({ ...ANSWERS, talkMs: [5000, 5000] })
    await given.ready(1)
    given.dials()
    await given.until(() => given.state(1) === 'on_call')
    await given.pass(100)
    assert.isAbove(until(1), seconds())
    await given.until(() => given.state(1) === 'wrap_up')
    await given.pass(100)
    assert.equal(until(1), 0)
    await given.until(() => given.state(1) === 'ready')
    given.driver.notReady(1, 'meal')
    given.driver.signOut(1)
    await given.pass(100)
    assert.equal(until(1), 0)
  })

  test('told again while it lasts, also to a switch that was started anew; runs out with the process', async ({
    assert,
  }) => {
    given = await GivenSwitch.start()
    await given.ready(1)
    given.driver.notReady(1, 'meal')
    await given.pass(60_000)
    assert.isAbove(until(1), seconds())
    given.simulator.crash()
    await given.until(() => until(1) > 0, 20_000)
    given.killDispatcher()
    await given.pass(50_000)
    assert.isBelow(until(1), seconds())
  })
})
