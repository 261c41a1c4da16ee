import { test } from '@japa/runner'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { type Command, dialNumber, plainValue, switchId } from '../../telephony/esl/arguments.ts'
import {
  hashInsert,
  originateThreeWay,
  showChannels,
  uuidExists,
  uuidKill,
} from '../../telephony/esl/commands.ts'
import { EslConnection, type ConnectionOptions } from '../../telephony/esl/connection.ts'
import type { SwitchEvent } from '../../telephony/esl/event.ts'
import { ScriptedSwitch } from './esl_scripted_switch.ts'

const HOST = '127.0.0.1'

test.group('Connection', (group) => {
  let home: ScriptedSwitch
  let port: number
  const opened: EslConnection[] = []

  group.each.setup(async () => {
    home = new ScriptedSwitch()
    port = await home.listen()
    return async () => {
      for (const connection of opened.splice(0)) connection.close()
      await home.close()
    }
  })

  async function open(more: Partial<ConnectionOptions> = {}): Promise<EslConnection> {
    const options = { host: HOST, port, password: 'ClueCon', probeEveryMs: 60_000, ...more }
    const connection = await EslConnection.open(options)
    opened.push(connection)
    return connection
  }

  test('answers come to the command that asked, in order', async ({ assert }) => {
    home.answer = (command) => /exists (\S+)/.exec(command)?.[1]
    const connection = await open()
    const ids = Array.from({ length: 3_000 }, (_, index) => `id-${index}`)
    const answers = await Promise.all(ids.map((id) => connection.api(uuidExists(switchId(id)))))
    assert.deepEqual(
      answers.map((answer) => (answer.ok ? answer.body : '')),
      ids
    )
  })

  test('failure is a value', async ({ assert }) => {
    home.answer = (command) =>
      command.includes('uuid_kill') ? '-ERR No such channel!\n' : undefined
    const connection = await open()
    assert.deepEqual(await connection.api(uuidKill(switchId('gone'))), {
      ok: false,
      error: 'No such channel!',
      reason: 'refused',
    })
    const insert = hashInsert(switchId('spotline'), plainValue('k'), plainValue('1'))
    assert.deepEqual(await connection.api(insert), { ok: true, body: '+OK' })
  })

  test('a job gives its result, whoever else has jobs', async ({ assert }) => {
    home.answer = (command, peer) => {
      if (!command.startsWith('bgapi')) return undefined
      peer.event({ 'Event-Name': 'BACKGROUND_JOB', 'Job-UUID': 'of-another', '_body': '+OK other' })
      return command.includes('user/1003') ? '-ERR NO_ANSWER\n' : '+OK leg-1\n'
    }
    const connection = await open()
    const call = (extension: string) =>
      connection.run(
        originateThreeWay(switchId('l'), dialNumber(extension), switchId('b'), switchId('c'), 10)
      )
    assert.deepEqual(await call('1002'), { ok: true, body: '+OK leg-1' })
    assert.deepEqual(await call('1003'), { ok: false, error: 'NO_ANSWER', reason: 'refused' })
  })

  test('events come while a command waits for its answer', async ({ assert }) => {
    const events: SwitchEvent[] = []
    home.answer = (command, peer) => {
      if (!command.startsWith('api show')) return undefined
      peer.event({ 'Event-Name': 'CHANNEL_CREATE', 'Unique-ID': 'a', 'variable_x': '100% 张' })
      return null
    }
    const connection = await open({ onEvent: (event) => events.push(event) })
    const pending = connection.api(showChannels())
    while (events.length === 0) await new Promise((resolve) => setImmediate(resolve))
    assert.equal(events[0].get('variable_x'), '100% 张')
    connection.close()
    assert.deepInclude(await pending, { ok: false, reason: 'lost' })
    assert.deepInclude(await connection.api(showChannels()), { ok: false, reason: 'lost' })
  })

  test('says why it could not be opened', async ({ assert }) => {
    const reason = (options: Partial<ConnectionOptions>) =>
      open(options).then(
        () => 'opened',
        (error) => error.reason
      )
    assert.equal(await reason({ password: 'wrong' }), 'wrong_password')
    home.greet = false
    assert.equal(await reason({ openTimeoutMs: 50 }), 'silent')
    const http = createServer((socket) => socket.end('HTTP/1.1 400\nContent-Length: nonsense\n\n'))
    const rude = createServer((socket) =>
      socket.end(
        'Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n'
      )
    )
    for (const server of [http, rude]) await once(server.listen(0, HOST), 'listening')
    const portOf = (server: typeof http) => (server.address() as AddressInfo).port
    assert.equal(await reason({ port: portOf(http) }), 'not_an_event_socket')
    assert.equal(await reason({ port: portOf(rude) }), 'address_refused')
    const free = portOf(http)
    for (const server of [http, rude]) await new Promise((resolve) => server.close(resolve))
    assert.equal(await reason({ port: free }), 'unreachable')
  })

  test('a switch that falls silent is dropped, by answer and by heartbeat', async ({ assert }) => {
    home.answer = (command) => (command.startsWith('api') ? null : undefined)
    for (const limits of [
      { probeEveryMs: 10, replyTimeoutMs: 200 },
      { heartbeatTimeoutMs: 300, probeEveryMs: 60_000 },
    ]) {
      const closed = Promise.withResolvers<string>()
      const connection = await open({ ...limits, onClose: (reason) => closed.resolve(reason) })
      await connection.subscribe()
      assert.equal(await closed.promise, 'silent')
      assert.equal(connection.closed, 'silent')
    }
  }).timeout(8_000)

  test('only commands of the builder are sent', async ({ assert }) => {
    const connection = await open()
    const forged = { mode: 'api', text: 'system id' } as Command
    await assert.rejects(() => connection.api(forged))
    assert.isEmpty(home.received.filter((line) => line.includes('system')))
    await assert.rejects(async () =>
      EslConnection.open({ host: HOST, port, password: 'a\n\nexit' })
    )
  })

  test('CUSTOM stands last in the subscription', async ({ assert }) => {
    const connection = await open()
    await connection.subscribe()
    const line = home.received.find((text) => text.startsWith('event json')) ?? ''
    const [names, subclasses] = line.split(' CUSTOM ')
    assert.include(names, 'CHANNEL_HANGUP_COMPLETE')
    assert.isTrue(subclasses.split(' ').every((name) => name.includes('::')))
  })
})
