import { test } from '@japa/runner'
import freeswitchEsl from 'freeswitch-esl'
import { ManualClock } from '../../telephony/simulator/clock.ts'
import { SwitchSimulator } from '../../telephony/simulator/server.ts'
import type { GivenSimulator } from './simulator_support/given_simulator.ts'
import { PASSWORD, givenSimulator } from './simulator_support/given_simulator.ts'
import { recordedEvents } from './simulator_support/recordings.ts'
import { ScriptedSocket } from './simulator_support/scripted_socket.ts'

const guarded = (uuid: string) =>
  `expand uuid_transfer \${cond(\${uuid_getvar(${uuid} spotline_state)} == waiting ? ${uuid} : none)} spot_offer XML spot`

test.group('simulator: the event socket', (group) => {
  let given: GivenSimulator
  group.each.setup(async () => {
    given = await givenSimulator()
    return () => given.close()
  })

  test('a wrong password is told, and the connection ends', async ({ assert }) => {
    const socket = await ScriptedSocket.open(given.port)
    assert.equal(socket.frames[0].type, 'auth/request')
    const early = await socket.send('api status')
    assert.equal(early.head.get('Reply-Text'), '-ERR command not found')
    const refused = await socket.send('auth wrong')
    assert.equal(refused.head.get('Reply-Text'), '-ERR invalid')
    const notice = await socket.reply()
    assert.equal(notice.type, 'text/disconnect-notice')
    assert.equal(notice.head.get('Content-Length'), '67')
    await socket.untilClosed()
  })

  test('replies come in order and commands may arrive in pieces', async ({ assert }) => {
    const socket = await ScriptedSocket.signIn(given.port, PASSWORD)
    socket.write('api echo one\n\nap')
    socket.write('i echo two\n\nbgapi echo three\nJob-UUID: job-3\n\napi echo four\r\n\r\nexit\n\n')
    assert.equal((await socket.reply()).body, 'one')
    assert.equal((await socket.reply()).body, 'two')
    assert.equal((await socket.reply()).head.get('Job-UUID'), 'job-3')
    assert.equal((await socket.reply()).body, 'four')
    assert.equal((await socket.reply()).head.get('Reply-Text'), '+OK bye')
    await socket.untilClosed()
    const job = given.client.events.find((event) => event['Event-Name'] === 'BACKGROUND_JOB')
    assert.equal(job?._body, 'three')
  })

  test('only what was asked for is sent, and CUSTOM swallows the rest', async ({ assert }) => {
    const some = await ScriptedSocket.signIn(
      given.port,
      PASSWORD,
      'event json CHANNEL_ANSWER CUSTOM spotline::wait CHANNEL_CREATE'
    )
    given.call()
    await given.pass(100)
    await some.settle()
    const names = some.events.map((event) => event['Event-Subclass'] ?? event['Event-Name'])
    assert.deepEqual(names, ['CHANNEL_ANSWER', 'spotline::wait'])
    const ended = await some.send('noevents')
    assert.equal(ended.head.get('Reply-Text'), '+OK no longer listening for events')
    given.call('13800000002')
    await given.pass(100)
    await some.settle()
    assert.lengthOf(some.events, 2)
    some.close()
  })

  test('a connection is one worker: no event while a command runs', async ({ assert }) => {
    given.client.write('api msleep 500\n\n')
    const answered = given.client.reply()
    const other = await ScriptedSocket.signIn(given.port, PASSWORD)
    given.call()
    given.clock.advance(400)
    await other.settle()
    assert.lengthOf(given.client.events, 0)
    given.clock.advance(200)
    await answered
    await given.client.settle()
    assert.isAbove(given.client.events.length, 10)
    other.close()
  })

  test('a heartbeat every twenty seconds, like the recorded one', async ({ assert }) => {
    await given.pass(41_000)
    const beats = given.client.events.filter((event) => event['Event-Name'] === 'HEARTBEAT')
    assert.lengthOf(beats, 2)
    const real = recordedEvents('Z-recipe-end-to-end').find((e) => e['Event-Name'] === 'HEARTBEAT')
    assert.deepEqual(Object.keys(beats[0]), Object.keys(real!))
  })

  test('the plain format keeps the ambiguity of the real switch', async ({ assert }) => {
    const plain = await ScriptedSocket.signIn(given.port, PASSWORD, 'event plain CUSTOM a::b')
    await given.client.send('sendevent CUSTOM\nEvent-Subclass: a::b\nX-A: 张三 %41 100% a+b')
    await plain.settle()
    assert.include(plain.plainEvents[0].body, 'X-A: %E5%BC%A0%E4%B8%89%20%41%20100%25%20a%2Bb\n')
    plain.close()
  })

  test('an offer to a caller who talks already is refused', async ({ assert }) => {
    const caller = given.call()
    await given.pass(300)
    await given.client.api(
      `uuid_setvar_multi ${caller.uuid} spotline_offer=1001;spotline_agent_uuid=a1`
    )
    assert.equal(await given.client.api(guarded(caller.uuid)), '+OK\n')
    await given.pass(1500)
    assert.equal(await given.client.api(`uuid_getvar ${caller.uuid} spotline_state`), 'talking')
    assert.equal(await given.client.api(guarded(caller.uuid)), '-ERR No such channel!\n')
    assert.equal(given.phone('1001').state, 'talking')
  })

  test('without a sign of life callers go to the hunt group', async ({ assert }) => {
    const seconds = Math.floor(given.clock.now() / 1000)
    await given.client.api(`hash insert/spotline/alive_until/${seconds + 10}`)
    const waiting = given.call()
    const talking = given.call('13800000002')
    await given.pass(300)
    await given.client.api(
      `uuid_setvar_multi ${talking.uuid} spotline_offer=1003;spotline_agent_uuid=a3`
    )
    await given.client.api(guarded(talking.uuid))
    await given.pass(18_000)
    const fallback = given.client.events.filter((e) => e['Event-Subclass'] === 'spotline::fallback')
    assert.deepEqual(
      fallback.map((event) => event['Unique-ID']),
      [waiting.uuid]
    )
    const real = recordedEvents('D-kill-dispatcher-wait-loop').find(
      (event) => event['Event-Subclass'] === 'spotline::fallback'
    )
    // The laboratory's dialplan gave the event a header of its own.
    const recorded = Object.keys(real!).filter((name) => name !== 'spotline_call_id')
    const until = recorded.findIndex((name) => name.startsWith('variable_'))
    assert.deepEqual(Object.keys(fallback[0]).slice(0, until), recorded.slice(0, until))
    assert.isFalse(given.client.events.some((e) => e['Event-Name'] === 'CHANNEL_UNBRIDGE'))
    assert.equal(given.phone('1001').state, 'talking')
    given.simulator.simulation.callers.hangUp(waiting.uuid)
    await given.pass(100)
    assert.equal(given.simulator.simulation.truth.summary().outcomes.answered_by_fallback, 1)
  })

  test('NOTIFY talk makes a desk phone answer', async ({ assert }) => {
    given.phone('1001').behaviour = { kind: 'desk' }
    const caller = given.call()
    await given.pass(300)
    await given.client.api(
      `uuid_setvar_multi ${caller.uuid} spotline_offer=1001;spotline_agent_uuid=a1`
    )
    await given.client.api(guarded(caller.uuid))
    await given.pass(3000)
    assert.equal(given.phone('1001').state, 'ringing')
    assert.equal(await given.client.api('uuid_phone_event a1 talk'), '+OK Success\n')
    await given.pass(100)
    assert.equal(given.phone('1001').state, 'talking')
  })

  test('what a resync asks for', async ({ assert }) => {
    const caller = given.call()
    assert.equal(await given.client.api('show channels as json'), '{"row_count": 0}')
    await given.pass(300)
    await given.client.api(
      `uuid_setvar_multi ${caller.uuid} spotline_offer=1001;spotline_agent_uuid=a1`
    )
    await given.client.api(guarded(caller.uuid))
    await given.pass(1500)
    const channels = JSON.parse(await given.client.api('show channels as json'))
    assert.deepEqual(
      channels.rows.map((row: Record<string, string>) => [row.uuid, row.callstate, row.state]),
      [
        [caller.uuid, 'ACTIVE', 'CS_EXECUTE'],
        ['a1', 'ACTIVE', 'CS_EXCHANGE_MEDIA'],
      ]
    )
    const calls = JSON.parse(await given.client.api('show calls as json'))
    assert.lengthOf(calls.rows, 1)
    assert.equal(calls.rows[0].b_uuid, 'a1')
    const dump = JSON.parse(await given.client.api('uuid_dump a1 json'))
    assert.equal(dump.variable_signal_bond, caller.uuid)
    assert.equal(dump.variable_spotline_agent, '1001')
    assert.equal(await given.client.api('uuid_exists a1'), 'true')
    assert.equal(await given.client.api('uuid_dump nobody json'), '-ERR No such channel!\n')
    const registered = JSON.parse(await given.client.api('show registrations as json'))
    assert.equal(registered.row_count, 3)
  })

  test('a crash drops everybody and makes a new core', async ({ assert }) => {
    given.call()
    await given.pass(300)
    const { coreUuid } = given.simulator.core
    given.simulator.crash()
    await given.client.untilClosed()
    const again = await ScriptedSocket.signIn(given.port, PASSWORD)
    assert.notEqual(given.simulator.core.coreUuid, coreUuid)
    assert.equal(await again.api('show channels as json'), '{"row_count": 0}')
    assert.equal(await again.api('hash select/spotline/alive_until'), '-ERR no reply\n')
    assert.equal(given.simulator.simulation.truth.summary().outcomes.lost, 1)
    again.close()
  })

  test('of a leg that goes down as the switch crashes, the hang-up counts that was told', async ({
    assert,
  }) => {
    const { uuid } = given.call()
    await given.pass(300)
    const { truth, callers } = given.simulator.simulation
    callers.hangUp(uuid)
    await given.pass(0)
    const told = given.client.events.map((event) => event['Event-Name'])
    assert.include(told, 'CHANNEL_HANGUP')
    assert.notInclude(told, 'CHANNEL_HANGUP_COMPLETE')
    given.simulator.crash()
    assert.equal(truth.legs().find((leg) => leg.uuid === uuid)?.outcome, 'abandoned_waiting')
  })

  test('a shutdown ends every call by SYSTEM_SHUTDOWN', async ({ assert }) => {
    given.call()
    await given.pass(300)
    given.simulator.shutdown()
    await given.pass(100)
    const names = given.client.events.map((event) => event['Event-Name'])
    assert.include(names, 'SHUTDOWN')
    const end = given.client.events.find((e) => e['Event-Name'] === 'CHANNEL_HANGUP_COMPLETE')
    assert.equal(end?.['Hangup-Cause'], 'SYSTEM_SHUTDOWN')
    given.clock.advance(2500)
    await given.client.untilClosed()
  })

  test('the public client freeswitch-esl talks to it', async ({ assert, cleanup }) => {
    const connection = new freeswitchEsl.Connection()
    const ended = new Promise<void>((resolve) => connection.on('esl::end', () => resolve()))
    connection.on('error', () => {})
    cleanup(() => connection.disconnect())
    await new Promise<void>((resolve) => {
      connection.on('esl::ready', () => resolve())
      connection.initializeInbound({ host: '127.0.0.1', port: given.port, password: PASSWORD })
    })
    const status = await new Promise<string>((resolve) => {
      connection.api('status', '', (event) => resolve(event.getBody()))
    })
    assert.match(status, /^UP 0 years/)
    const answered = new Promise<string>((resolve) => {
      connection.on('esl::event::CHANNEL_ANSWER::*', (event) => {
        resolve(event.getHeader('Caller-Caller-ID-Number'))
      })
    })
    await new Promise<void>((resolve) => {
      connection.events('json', 'CHANNEL_ANSWER', () => resolve())
    })
    given.call('13912345678')
    await given.pass(100)
    assert.equal(await answered, '13912345678')
    connection.send('exit')
    await ended
  }).timeout(5000)
})

test.group('simulator: callers and surges', () => {
  const surge = (seed: number) => {
    const clock = new ManualClock()
    const extensions = ['1001', '1002', '1003']
    const { simulation } = new SwitchSimulator({ password: PASSWORD, clock, seed, extensions })
    const planned = simulation.surge.airSlot({ dnis: '4008001001', expectedCalls: 60 })
    clock.advance(4 * 3_600_000)
    return { planned, summary: simulation.truth.summary(), legs: simulation.truth.legs() }
  }

  test('every leg that was sent has one outcome', ({ assert }) => {
    const { planned, summary } = surge(3)
    assert.isAbove(planned, 30)
    assert.isAtLeast(summary.legs, planned)
    assert.equal(summary.open, 0)
    const outcomes = Object.values(summary.outcomes).reduce((sum, count) => sum + count, 0)
    assert.equal(outcomes, summary.legs)
  })

  test('the same seed gives the same calls, another one does not', ({ assert }) => {
    const numbers = (seed: number) =>
      surge(seed).legs.map(({ number, startedAt }) => `${number} ${startedAt}`)
    const first = numbers(5)
    assert.deepEqual(numbers(5), first)
    assert.notDeepEqual(numbers(6), first)
    for (const line of first) assert.match(line, /^(1[3-9]\d{9}|0\d{2,3}[2-8]\d{6,7}) /)
  })
})
