import { test } from '@japa/runner'
import { once } from 'node:events'
import { reloadXml } from '../../telephony/esl/commands.ts'
import type { Clock } from '../../telephony/esl/clock.ts'
import { systemClock } from '../../telephony/esl/clock.ts'
import type { SwitchSnapshot } from '../../telephony/esl/snapshot.ts'
import { SwitchLink, type SwitchLinkOptions } from '../../telephony/esl/switch_link.ts'
import { ScriptedSwitch } from './esl_scripted_switch.ts'

test.group('Link to a switch', (group) => {
  let home: ScriptedSwitch
  let port: number
  const links: SwitchLink[] = []

  group.each.setup(async () => {
    home = new ScriptedSwitch()
    port = await home.listen()
    return async () => {
      for (const link of links.splice(0)) link.stop()
      await home.close()
    }
  })

  function linkTo(more: Partial<SwitchLinkOptions> = {}): { link: SwitchLink; told: string[] } {
    const link = new SwitchLink({
      host: '127.0.0.1',
      port,
      password: 'ClueCon',
      firstRetryMs: 5,
      longestRetryMs: 40,
      secondLookMs: 20,
      ...more,
    })
    links.push(link)
    const told: string[] = []
    link.on('up', () => told.push('up'))
    link.on('down', (reason) => told.push(`down ${reason}`))
    link.on('failed', (reason) => told.push(`failed ${reason}`))
    link.on('restarted', (coreUuid) => told.push(`restarted ${coreUuid}`))
    link.on('event', (event) => told.push(`event ${event.uuid}`))
    link.on('resync', (snapshot) => told.push(`resync ${snapshot.final ? 'final' : 'first'}`))
    return { link, told }
  }

  test('subscribes before it asks, and hands over state, then what came meanwhile', async ({
    assert,
  }) => {
    home.answer = (command) => {
      if (command === 'api show channels as json') {
        home.send({ 'Event-Name': 'CHANNEL_CREATE', 'Unique-ID': 'new' })
        return '{"row_count":2,"rows":[{"uuid":"a"},{"uuid":"b c"}]}'
      }
      return command === 'api uuid_dump a json' ? '{"Unique-ID":"a","variable_x":"1"}' : undefined
    }
    const { link, told } = linkTo()
    const snapshots: SwitchSnapshot[] = []
    link.on('resync', (snapshot) => snapshots.push(snapshot))
    link.start()
    await once(link, 'up')
    assert.deepEqual(told, ['resync first', 'event new', 'up'])
    assert.equal(snapshots[0].dumps.get('a')?.get('variable_x'), '1')
    assert.isTrue(snapshots[0].bornLately.has('new'))
    const asked = home.received.findIndex((line) => line.startsWith('api show'))
    const subscribed = home.received.findIndex((line) => line.includes('CHANNEL_CREATE'))
    assert.isBelow(subscribed, asked)
    assert.isEmpty(home.received.filter((line) => line.includes('b c')))
    await once(link, 'resync')
    assert.isTrue(snapshots[1].final)
    assert.deepEqual(await link.command(reloadXml()), { ok: true, body: '+OK' })
  })

  test('comes back after a cut, and knows a restarted switch', async ({ assert }) => {
    const { link, told } = linkTo({ secondLookMs: 60_000 })
    link.start()
    await once(link, 'up')
    const first = home.peers.splice(0)
    for (const peer of first) peer.socket.destroy()
    await once(link, 'up')
    assert.deepEqual(told, ['resync first', 'up', 'down closed_by_switch', 'resync first', 'up'])
    told.length = 0
    home.coreUuid = 'core-2'
    for (const peer of home.peers.splice(0)) peer.socket.resetAndDestroy()
    await once(link, 'up')
    assert.deepEqual(told.slice(1), ['restarted core-2', 'resync first', 'up'])
    assert.equal(link.coreUuid, 'core-2')
  })

  test('one lost connection of the two takes the other along', async ({ assert }) => {
    const { link } = linkTo({ secondLookMs: 60_000 })
    link.start()
    await once(link, 'up')
    const [events, commands] = home.peers.splice(0)
    commands.socket.destroy()
    await once(link, 'down')
    assert.isFalse(link.isUp)
    assert.deepInclude(await link.command(reloadXml()), { ok: false, reason: 'lost' })
    if (!events.socket.destroyed) await once(events.socket, 'close')
    await once(link, 'up')
    assert.lengthOf(home.peers, 2)
  })

  test('waits longer after each failure, up to a bound, by the clock it was given', async ({
    assert,
  }) => {
    await home.close()
    const pauses: number[] = []
    const clock: Clock = {
      ...systemClock,
      after(milliseconds, task) {
        if (milliseconds === 5_000) return systemClock.after(milliseconds, task)
        pauses.push(milliseconds)
        return systemClock.after(0, task)
      },
    }
    const { link, told } = linkTo({
      clock,
      random: () => 0,
      firstRetryMs: 100,
      longestRetryMs: 1_000,
    })
    link.start()
    while (pauses.length < 7) await once(link, 'failed')
    link.stop()
    assert.deepEqual(pauses.slice(0, 7), [50, 100, 200, 400, 500, 500, 500])
    assert.isTrue(told.every((line) => line === 'failed unreachable'))
  })

  test('a wrong password is told, and tried again', async ({ assert }) => {
    const { link, told } = linkTo({ password: 'wrong' })
    link.start()
    await once(link, 'failed')
    await once(link, 'failed')
    assert.deepEqual(told.slice(0, 2), ['failed wrong_password', 'failed wrong_password'])
  })

  test('stopped means stopped', async ({ assert }) => {
    const { link, told } = linkTo()
    link.start()
    await once(link, 'up')
    link.stop()
    assert.equal(told.at(-1), 'down closed_by_us')
    const count = home.peers.length
    await new Promise((resolve) => setTimeout(resolve, 60))
    assert.lengthOf(home.peers, count)
  })
})
