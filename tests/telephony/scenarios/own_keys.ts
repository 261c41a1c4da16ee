import assert from 'node:assert/strict'
import { conversation, untilEnded } from './answered.ts'
import type { Scenario } from './scenario.ts'

const CALLER = '13912345041'

/** What an agent does with the keys of the telephone itself, without a screen. */
export const OWN_KEYS: readonly Scenario[] = [
  {
    name: 'telephone-holds',
    title: "the telephone's own key holds and takes back",
    async run(stage) {
      const caller = await conversation(stage, CALLER)
      stage.phone('8001').hold(true)
      await stage.until(() => stage.has('CHANNEL_HOLD'), 'hold')
      await stage.pass(1000)
      stage.phone('8001').hold(false)
      await stage.until(() => stage.has('CHANNEL_UNHOLD'), 'unhold')
      await stage.pass(500)
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.ok(call.heldUs > 800_000)
      assert.equal(call.segments.length, 1)
    },
  },
  {
    name: 'telephone-passes-on',
    title: 'the telephone itself passes the caller on to another one (REFER)',
    async run(stage) {
      const caller = await conversation(stage, CALLER)
      stage.phone('8001').passOn('8002')
      await stage.until(() => stage.callOf(caller).segments.length === 2, 'the second conversation')
      await stage.pass(1000)
      await stage.until(() => stage.state('8001') === 'wrap_up', 'the wrap-up of the first')
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.deepEqual(
        call.segments.map((one) => one.extension),
        ['8001', '8002']
      )
      assert.equal(call.recordings.length, 1)
    },
  },
  {
    name: 'telephone-passes-on-in-vain',
    title: 'the telephone passes the caller on to one that is busy: he is in the line again',
    async run(stage) {
      await stage.phone('8002').behave('busy')
      const caller = await conversation(stage, CALLER)
      stage.phone('8001').passOn('8002')
      const waits = () => stage.events.filter((one) => one.subclass === 'spotline::wait').length
      await stage.until(() => waits() === 2, 'the line')
      await stage.until(() => stage.callOf(caller).segments.length === 2, 'the agent again')
      await stage.pass(1000)
      caller.hangUp()
      await untilEnded(stage)
    },
  },
]
