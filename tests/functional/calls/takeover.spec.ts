import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { GivenTwoProcesses } from '#tests/functional/calls/given_two_processes'

test.group('Two telephony processes', (group) => {
  let given: GivenTwoProcesses
  group.each.teardown(() => given.stop())

  test('the active one is killed while calls wait, ring and talk: the other takes over, no offer is made twice, no call is lost', async ({
    assert,
  }) => {
    given = await GivenTwoProcesses.start(['7001', '7002', '7003'])
    const active = given.runProcess()
    await given.linked(active)
    const standby = given.runProcess()
    await given.says(standby, 'stands by')
    const offers = new Map<string, number>()
    given.simulator.core.listeners.add({
      wants: (name) => name === 'CHANNEL_CREATE',
      deliver: ({ headers }) => {
        if (headers.get('Call-Direction') !== 'outbound') return
        const call = String(headers.get('variable_spotline_call_id'))
        offers.set(call, (offers.get(call) ?? 0) + 1)
      },
    })

    given.phone(1).behaviour = { kind: 'desk' }
    await given.ready(0)
    const talking = given.dials('13900010001')
    await given.until(async () => (await given.state(0)) === 'on_call')
    await given.ready(1)
    const ringing = given.dials('13900010002')
    await given.until(async () => (await given.state(1)) === 'ringing')
    const waiting = given.dials('13900010003')
    await given.until(() => given.truth(waiting) !== undefined)

    active.kill('SIGKILL')
    await given.linked(standby)

    await given.ready(2)
    await given.until(async () => (await given.state(2)) === 'on_call')
    given.phone(1).answer()
    await given.until(async () => (await given.state(1)) === 'on_call')
    assert.equal(given.truth(talking).agent, '7001')
    assert.equal(given.truth(ringing).agent, '7002')
    assert.equal(given.truth(waiting).agent, '7003')
    assert.deepEqual([...offers.values()], [1, 1, 1])
    assert.equal(await given.state(0), 'on_call')

    for (const caller of [talking, ringing, waiting]) {
      given.simulator.simulation.callers.hangUp(caller)
    }
    const ids = [talking, ringing, waiting]
    await given.until(async () => {
      const ended = await db.from('calls').whereIn('id', ids).whereNotNull('outcome').select('id')
      return ended.length === 3
    })
    const calls = await db.from('calls').whereIn('id', ids).select('outcome', 'end_unknown')
    assert.deepEqual(
      calls.map((call) => [call.outcome, call.end_unknown]),
      Array.from({ length: 3 }, () => ['answered', 0])
    )
    const sessions = await db
      .from('agent_sessions')
      .where('employee_id', given.agents[0]!.id)
      .select('signed_out_at')
    assert.deepEqual(sessions, [{ signed_out_at: null }])
  }).timeout(180_000)
})

test.group('Codes dialled at a telephone', (group) => {
  let given: GivenTwoProcesses
  group.each.teardown(() => given.stop())

  test('#55#group# signs in and takes calls, *55* signs out (T11)', async ({ assert }) => {
    given = await GivenTwoProcesses.start(['7011'])
    await given.linked(given.runProcess())
    const dial = async (code: string) => {
      await given.until(() => given.phone(0).state === 'idle')
      assert.isTrue(given.phone(0).dial(code))
    }
    await dial(`#55#${given.groupCode}#`)
    await given.until(async () => (await given.state(0)) === 'ready')
    const caller = given.dials('13900010009')
    await given.until(async () => (await given.state(0)) === 'on_call')
    assert.equal(given.truth(caller).agent, '7011')
    given.simulator.simulation.callers.hangUp(caller)
    await given.until(async () => (await given.state(0)) === 'ready')
    await dial('*55*')
    await given.until(async () => (await given.state(0)) === 'signed_out')
    const { id } = given.agents[0]!
    const closed = () =>
      db.from('agent_sessions').where('employee_id', id).whereNotNull('signed_out_at')
    await given.until(async () => (await closed()).length === 1)
  }).timeout(180_000)
})
