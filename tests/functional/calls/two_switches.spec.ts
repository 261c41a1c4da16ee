import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { floorChannel } from '#core/live/channels'
import { FakeLive } from '#core/live/fake_live'
import { live } from '#core/live/live'
import { CheckHealth } from '#core/services/check_health'
import { GivenTwoSwitches } from '#tests/functional/calls/given_two_switches'

type Row = { id: string; switch_name: string; outcome: string | null; end_unknown: number }

const rowsOf = (ids: readonly string[]): Promise<Row[]> =>
  db
    .from('calls')
    .whereIn('id', [...ids])
    .select('id', 'switch_name', 'outcome', 'end_unknown')

test.group('Two switches at once', (group) => {
  let given: GivenTwoSwitches
  group.each.setup(async () => {
    given = await GivenTwoSwitches.start()
    return () => given.stop()
  })

  const states = (...extensions: string[]) =>
    Promise.all(extensions.map((extension) => given.state(extension)))
  const untilStates = (extensions: string[], wanted: RegExp) =>
    given.until(async () => (await states(...extensions)).every((state) => wanted.test(state)))
  const accounted = async (ids: readonly string[]) => {
    const rows = await rowsOf(ids)
    return rows.filter(({ outcome }) => outcome !== null).length === ids.length
  }

  test('each serves its own callers; one is killed in the middle of the day, the other goes on', async ({
    assert,
    cleanup,
  }) => {
    const fake = new FakeLive()
    cleanup(live.swap(fake))
    for (const extension of ['7101', '7102', '7201', '7202']) await given.ready(extension)
    const east = ['1', '2', '3'].map((end) => given.dials('east', `1390002000${end}`))
    const west = ['4', '5', '6'].map((end) => given.dials('west', `1390002000${end}`))
    await untilStates(['7101', '7102', '7201', '7202'], /^on_call$/)
    await given.until(async () => (await given.floor()).waiting === 2)
    const floor = await given.floor()
    assert.deepEqual(
      floor.switches.map(({ name, up }) => [name, up]),
      [
        ['east', true],
        ['west', true],
      ]
    )
    assert.equal(floor.agents.on_call, 4)
    // Whoever supervises is told that something changed, and asks for his own.
    const heard = fake.on(floorChannel)
    assert.isNotEmpty(heard)
    for (const message of heard) assert.deepEqual(message, { type: 'floor_changed' })
    assert.equal((await given.phone('7101')).switchName, 'east')
    assert.equal((await given.phone('7201')).switchName, 'west')

    given.kill('east', 5_000)
    await given.until(async () => {
      const { switches } = await new CheckHealth().handle()
      return switches.east === 'failing' && switches.west === 'ok'
    })
    // The other switch: a caller leaves, the next one is served.
    given.hangsUp('west', west[0]!)
    await given.until(() => accounted([west[0]!]))
    await given.until(async () => (await given.floor()).waiting === 0)
    await untilStates(['7201', '7202'], /^on_call$/)
    assert.deepEqual(
      await states('7101', '7102'),
      ['on_call', 'on_call'],
      'nobody knows better yet'
    )

    await given.until(() => given.isUp('east'))
    await given.until(() => accounted(east))
    await untilStates(['7101', '7102'], /^ready$/)
    const later = given.dials('east', '13900020007')
    await given.until(async () => (await states('7101', '7102')).includes('on_call'))
    for (const caller of west.slice(1)) given.hangsUp('west', caller)
    given.hangsUp('east', later)
    const all = [...east, ...west, later]
    await given.until(() => accounted(all))

    const rows = new Map((await rowsOf(all)).map((row) => [row.id, row]))
    const told = (id: string) => {
      const row = rows.get(id)!
      return `${row.switch_name} ${row.outcome}${row.end_unknown ? ' unknown' : ''}`
    }
    assert.deepEqual(east.map(told).toSorted(), [
      'east answered unknown',
      'east answered unknown',
      'east failed unknown',
    ])
    assert.deepEqual(west.map(told), ['west answered', 'west answered', 'west answered'])
    assert.equal(told(later), 'east answered')
    const [{ count }] = await db
      .from('calls')
      .where('caller_number', 'like', '1390002000%')
      .count('* as count')
    assert.equal(Number(count), all.length, 'nothing is there twice')
    const talks = await db.from('call_segments').whereIn('call_id', all).whereNull('ended_at')
    assert.lengthOf(talks, 0)
  }).timeout(60_000)

  test('agents of a switch that is away leave distribution with the reason, and are back with it', async ({
    assert,
  }) => {
    for (const extension of ['7101', '7201']) await given.ready(extension)
    await given.signIn('7102')
    const employeeId = given.idOf('7102')
    await given.ask({ type: 'not_ready', employeeId, reason: 'meal' })
    given.kill('east', 4_000)
    await untilStates(['7101'], /^not_ready\(switch\)$/)
    assert.deepEqual(await states('7102', '7201'), ['not_ready(meal)', 'ready'])
    const asked = (type: 'ready' | 'hold') => given.ask({ type, employeeId: given.idOf('7101') })
    assert.deepEqual([await asked('ready'), await asked('hold')], ['switch_away', 'switch_away'])
    const called = given.dials('west', '13900020011')
    await untilStates(['7201'], /^on_call$/)
    await untilStates(['7101'], /^ready$/)
    assert.equal(await given.state('7102'), 'not_ready(meal)')
    given.hangsUp('west', called)
    await given.until(() => accounted([called]))
    const log = await db
      .from('agent_state_entries')
      .where('employee_id', given.idOf('7101'))
      .orderBy('id')
      .select('state', 'reason')
    assert.deepEqual(
      log.map(({ state, reason }) => (reason ? `${state}(${reason})` : state)),
      ['not_ready(signed_in)', 'ready', 'not_ready(switch)', 'ready']
    )
  }).timeout(60_000)

  test('a telephone at both sits at one; who leaves a switch that is away stays where he went', async ({
    assert,
  }) => {
    const extension = '7300'
    await given.ready(extension)
    assert.equal((await given.phone(extension)).switchName, 'east')
    const employeeId = given.idOf(extension)
    assert.equal(await given.ask({ type: 'sign_in', employeeId, extension }), 'not_allowed')
    given.kill('east', 5_000)
    await untilStates([extension], /^not_ready\(switch\)$/)
    await given.ready(extension)
    assert.equal((await given.phone(extension)).switchName, 'west')
    await given.until(() => given.isUp('east'))
    const called = given.dials('west', '13900020021')
    await untilStates([extension], /^on_call$/)
    assert.equal(
      given.telephony.switchboard.get('east')!.driver.dispatcher.agent(employeeId)?.state,
      'signed_out'
    )
    given.hangsUp('west', called)
    await given.until(() => accounted([called]))
  }).timeout(60_000)

  test('what reaches from one switch to the other is refused with its own word', async ({
    assert,
  }) => {
    for (const extension of ['7101', '7201']) await given.ready(extension)
    const called = given.dials('east', '13900020031')
    await untilStates(['7101'], /^on_call$/)
    const employeeId = given.idOf('7101')
    const target = { kind: 'extension', number: '7201' } as const
    const supervisorId = given.idOf('7201')
    const dial = { number: '7101', outside: false, shownNumber: '7201', gateways: ['none'] }
    const refused = [
      await given.ask({ type: 'transfer', employeeId, target }),
      await given.ask({ type: 'consult', employeeId, extension: '7201' }),
      await given.ask({ type: 'add_third', employeeId, extension: '7201' }),
      await given.ask({ type: 'redirect', employeeId, target }),
      await given.ask({ type: 'supervise', employeeId, supervisorId, mode: 'listen' }),
      await given.ask({ type: 'dial', employeeId: supervisorId, ...dial }),
    ]
    assert.deepEqual(
      refused,
      Array.from({ length: 6 }, () => 'other_switch')
    )
    given.hangsUp('east', called)
    await given.until(() => accounted([called]))
  }).timeout(60_000)

  test('a switch that the company takes out is driven no more: its agents are signed out, its calls closed', async ({
    assert,
  }) => {
    for (const extension of ['7101', '7201']) await given.ready(extension)
    const called = given.dials('east', '13900020041')
    await untilStates(['7101'], /^on_call$/)
    given.entered = ['west']
    await untilStates(['7101'], /^signed_out$/)
    await given.until(() => accounted([called]))
    assert.equal(await given.state('7201'), 'ready')
    const [row] = await rowsOf([called])
    assert.include(row!, { outcome: 'answered', end_unknown: 1 })

    given.entered = ['east', 'west']
    await given.until(() => given.isUp('east'))
    await given.ready('7102')
    assert.equal(await given.state('7102'), 'ready')
  }).timeout(90_000)
})
