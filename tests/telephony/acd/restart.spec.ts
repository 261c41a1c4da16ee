import { test } from '@japa/runner'
import { DESK, FALLBACK, GivenSwitch } from './given_switch.ts'

test.group('Driver: when something dies', (group) => {
  let given: GivenSwitch
  group.each.teardown(() => given.stop())

  test('the sign of life goes out every three seconds and ends with the driver', async ({
    assert,
  }) => {
    given = await GivenSwitch.start()
    const first = Number(given.hash('alive_until'))
    assert.closeTo(first, given.clock.now() / 1000 + 10, 2)
    await given.pass(9000)
    assert.isAtLeast(Number(given.hash('alive_until')), first + 8)
    given.killDispatcher()
    const last = given.hash('alive_until')
    await given.pass(9000)
    assert.equal(given.hash('alive_until'), last)
  })

  test('killed with callers waiting, ringing and talking: all goes on', async ({ assert }) => {
    given = await GivenSwitch.start()
    given.phone(2).behaviour = DESK
    await given.ready(1)
    const talking = given.dials()
    await given.until(() => given.state(1) === 'on_call')
    await given.ready(2)
    const ringing = given.dials()
    await given.until(() => given.state(2) === 'ringing')
    const waiting = given.dials()
    await given.pass(500)
    const left = given.killDispatcher()

    await given.pass(1000)
    given.startDispatcher(left)
    await given.until(() => given.link.isUp)
    await given.pass(1500)
    assert.equal(given.state(1), 'on_call')
    assert.equal(given.state(2), 'ringing')
    assert.isNull(given.truth(talking).endedAt)
    given.phone(2).answer()
    await given.until(() => given.state(2) === 'on_call')
    assert.equal(given.truth(ringing).agent, '1002')
    await given.ready(3)
    await given.until(() => given.state(3) === 'on_call')
    assert.equal(given.truth(waiting).agent, '1003')
    given.hangsUp(talking)
    await given.until(() => given.state(1) === 'wrap_up')
  })

  test('dead for too long: waiting callers go to the fallback and are left alone there', async ({
    assert,
  }) => {
    given = await GivenSwitch.start()
    given.phone(900).behaviour = DESK
    const waiting = given.dials()
    await given.pass(2000)
    const left = given.killDispatcher()
    await given.until(() => given.phone(900).state === 'ringing', 20_000)
    given.startDispatcher(left)
    await given.until(() => given.link.isUp)
    await given.ready(1)
    await given.pass(3000)
    assert.equal(given.state(1), 'ready')
    given.phone(900).answer()
    await given.until(() => given.truth(waiting).bridgedAt !== null)
    assert.equal(given.truth(waiting).agent, FALLBACK)
    const next = given.dials()
    await given.until(() => given.truth(next).agent === '1001')
  })

  test('the link breaks and comes back within one process', async ({ assert }) => {
    given = await GivenSwitch.start()
    await given.ready(1, 2)
    const talking = given.dials()
    await given.until(() => given.state(1) === 'on_call')
    given.link.stop()
    given.hangsUp(talking)
    const waiting = given.dials()
    await given.pass(2000)
    assert.equal(given.state(2), 'ready')
    given.link.start()
    await given.until(() => given.state(2) === 'on_call')
    assert.equal(given.truth(waiting).agent, '1002')
    await given.until(() => given.state(1) === 'wrap_up' || given.state(1) === 'ready')
  })

  test('the switch crashes: agents are free, the sign of life is there again', async ({
    assert,
  }) => {
    given = await GivenSwitch.start()
    await given.ready(1, 2)
    given.dials()
    await given.until(() => given.state(1) === 'on_call')
    given.simulator.crash()
    assert.isUndefined(given.hash('alive_until'))
    await given.until(() => !given.link.isUp)
    await given.until(() => given.link.isUp)
    await given.until(() => given.hash('alive_until') !== undefined)
    await given.until(() => given.state(1) === 'ready')
    const caller = given.dials()
    await given.until(() => given.truth(caller).bridgedAt !== null)
    assert.equal(given.truth(caller).agent, '1002')
  })
})
