import { test } from '@japa/runner'
import { PassThrough } from 'node:stream'
import { randomUUID } from 'node:crypto'
import env from '#start/env'
import { Transmit } from '@boringnode/transmit'
import { redis as redisTransport } from '@adonisjs/transmit/transports/redis'
import { inTransaction } from '#core/transaction'
import { FakeLive } from '#core/live/fake_live'
import { Live } from '#core/live/live'
import type { LiveMessage } from '#core/live/driver'
import { TransmitDriver } from '#core/live/transmit_driver'

/** Live messages under test: `listen` collects what reaches a listener of one channel. */
type Subject = {
  live: Live
  listen: (channel: string) => Promise<LiveMessage[]>
  /** Waits until what was sent has arrived. */
  arrived: () => Promise<void>
  close: () => Promise<void>
}

const SUBJECTS: Record<string, () => Promise<Subject>> = {
  'the fake': async () => {
    const fake = new FakeLive()
    return {
      live: new Live(async () => fake),
      listen: async (channel) => {
        const heard: LiveMessage[] = []
        fake.listen(channel, (message) => heard.push(message))
        return heard
      },
      arrived: async () => {},
      close: async () => {},
    }
  },
  // The sender and the listener are two processes here: only Redis connects them.
  'Transmit over Redis': async () => {
    const transport = () =>
      redisTransport({
        host: env.get('REDIS_HOST'),
        port: env.get('REDIS_PORT'),
        password: env.get('REDIS_PASSWORD', ''),
      })()
    const config = {
      pingInterval: false as const,
      transport: { driver: transport, channel: `contract:${randomUUID()}` },
    }
    const sender = new Transmit<null>(config, transport())
    const receiver = new Transmit<null>(config, transport())
    const live = new Live(async () => new TransmitDriver(sender))

    const listen = async (channel: string) => {
      const uid = randomUUID()
      const response = new PassThrough()
      const heard: LiveMessage[] = []
      response.on('data', (chunk: Buffer) => {
        // By \n alone, as a browser reads it: JSON leaves U+2028 as it is.
        for (const line of String(chunk).split('\n')) {
          if (!line.startsWith('data: ')) continue
          heard.push((JSON.parse(line.slice(6)) as { payload: LiveMessage }).payload)
        }
      })
      receiver.createStream({
        uid,
        context: null,
        request: undefined as never,
        response: response as never,
      })
      await receiver.subscribe({ uid, channel, context: null })

      return heard
    }

    const mark = `mark/${randomUUID()}`
    const marks = await listen(mark)
    const arrived = async () => {
      const before = marks.length
      for (let round = 0; marks.length === before; round++) {
        if (round > 400) throw new Error('the mark did not arrive within two seconds')
        // The first marks may leave before the subscription in Redis stands.
        if (round % 20 === 0) await live.send(mark, { type: 'mark' })
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    await arrived()
    return {
      live,
      listen,
      arrived,
      close: async () => {
        await sender.shutdown()
        await receiver.shutdown()
      },
    }
  },
}

for (const [name, open] of Object.entries(SUBJECTS)) {
  test.group(`Live messages: ${name}`, (group) => {
    let subject: Subject
    group.each.setup(async () => {
      subject = await open()
      return () => subject.close()
    })

    test('reach every listener of the channel, in order, and no other', async ({ assert }) => {
      const first = await subject.listen('agents/7')
      const second = await subject.listen('agents/7')
      const other = await subject.listen('agents/8')
      for (const call of ['a', 'b', 'c']) {
        await subject.live.send('agents/7', { type: 'call_offered', call })
      }
      await subject.arrived()
      const expected = ['a', 'b', 'c'].map((call) => ({ type: 'call_offered', call }))
      assert.deepEqual(first, expected)
      assert.deepEqual(second, expected)
      assert.deepEqual(other, [])
    })

    test('carry any text unharmed', async ({ assert }) => {
      const heard = await subject.listen('board')
      const text = '老人机 大字大声\n\ndata: {"x":1}\r\n\u2028 "quoted" \\ 😀'
      await subject.live.send('board', { type: 'note', text, deep: { list: [1, null, true] } })
      await subject.arrived()
      assert.deepEqual(heard, [{ type: 'note', text, deep: { list: [1, null, true] } }])
    })

    test('are not kept for whoever comes later', async ({ assert }) => {
      await subject.live.send('floor', { type: 'agents' })
      await subject.arrived()
      const heard = await subject.listen('floor')
      await subject.arrived()
      assert.deepEqual(heard, [])
    })

    test('leave after the commit, and never after a roll-back', async ({ assert }) => {
      const heard = await subject.listen('floor')
      await inTransaction(async () => {
        await subject.live.send('floor', { type: 'committed' })
        assert.deepEqual(heard, [])
      })
      await assert.rejects(() =>
        inTransaction(async () => {
          await subject.live.send('floor', { type: 'rolled_back' })
          throw new Error('no')
        })
      )
      await subject.arrived()
      assert.deepEqual(heard, [{ type: 'committed' }])
    })
  })
}
