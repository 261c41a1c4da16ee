import assert from 'node:assert/strict'
import { LINES } from './house.ts'
import type { Scenario } from './scenario.ts'
import type { Caller, Stage } from './stage.ts'

const CUSTOMER = '13912345001'

/** A caller who talks with the agent at 8001. */
export async function conversation(stage: Stage, number = CUSTOMER): Promise<Caller> {
  await stage.ready('8001')
  const caller = await stage.call(number, LINES.orders)
  await stage.until(() => stage.state('8001') === 'on_call', 'the conversation')
  await stage.pass(1000)
  return caller
}

export async function untilEnded(stage: Stage) {
  await stage.until(() => stage.ended.length === 1, 'the end of the call')
  await stage.pass(300)
  return stage.ended[0]!
}

export const ANSWERED: readonly Scenario[] = [
  {
    name: 'answered-caller-hangs-up',
    title: 'answered, the caller hangs up',
    async run(stage) {
      const caller = await conversation(stage)
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.deepEqual([call.outcome, call.hangupBy], ['answered', 'caller'])
      assert.equal(call.segments.length, 1)
      assert.equal(call.recordings.length, 1)
      await stage.until(() => stage.state('8001') === 'ready', 'the end of the wrap-up')
    },
  },
  {
    name: 'answered-agent-hangs-up',
    title: 'answered, the agent hangs up, the caller rates',
    async run(stage) {
      const caller = await conversation(stage)
      stage.phone('8001').hangUp()
      await stage.until(() => stage.state('8001') === 'wrap_up', 'the wrap-up')
      await stage.pass(500)
      await caller.press('4')
      const call = await untilEnded(stage)
      assert.deepEqual([call.outcome, call.hangupBy, call.rating], ['answered', 'agent', '4'])
    },
  },
  {
    name: 'marked',
    title: 'the agent presses a code in the call to mark it; other keys pass',
    async run(stage) {
      const caller = await conversation(stage)
      await stage.phone('8001').press('*83')
      await stage.until(() => stage.has('spotline::feature'), 'the mark')
      await stage.phone('8001').press('5')
      await stage.pass(500)
      assert.equal(stage.callOf(caller).marks.length, 1)
      caller.hangUp()
      await untilEnded(stage)
    },
  },
]
