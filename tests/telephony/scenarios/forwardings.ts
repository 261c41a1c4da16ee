import assert from 'node:assert/strict'
import { ELSEWHERE, FORWARDED, LINES, RECORDED, UNANSWERED_FORWARDED } from './house.ts'
import type { Scenario } from './scenario.ts'
import type { Behaviour, Stage } from './stage.ts'

const CALLER = '13912345031'

/** The numbers that were rung, in order. */
function rung(stage: Stage): string[] {
  return stage.events
    .filter(
      (event) => event.name === 'CHANNEL_CREATE' && event.get('Call-Direction') === 'outbound'
    )
    .map((event) => event.get('variable_dialed_user') ?? event.get('Caller-Destination-Number')!)
}

/** 8001 calls `number`, talks with whoever answers in the end, and hangs up. */
async function callInside(stage: Stage, number: string) {
  await stage.phone('8001').dial(number)
  await stage.until(() => stage.has('CHANNEL_BRIDGE'), 'the conversation', 40_000)
  await stage.pass(1000)
  stage.phone('8001').hangUp()
  const legs = () => stage.events.filter((one) => one.name === 'CHANNEL_CREATE').length
  const ends = () => stage.events.filter((one) => one.name === 'CHANNEL_HANGUP_COMPLETE').length
  await stage.until(() => ends() === legs(), 'all ends')
}

function unanswered(behaviour: Behaviour, name: string, title: string, tried: boolean): Scenario {
  return {
    name,
    title,
    async run(stage) {
      stage.customer(ELSEWHERE, 'answer')
      await stage.phone(UNANSWERED_FORWARDED).behave(behaviour)
      await stage.pass(300)
      await callInside(stage, UNANSWERED_FORWARDED)
      assert.deepEqual(rung(stage), [...(tried ? [UNANSWERED_FORWARDED] : []), ELSEWHERE])
    },
  }
}

export const FORWARDINGS: readonly Scenario[] = [
  {
    name: 'forwarded-always',
    title: 'a telephone calls another whose calls all go elsewhere',
    async run(stage) {
      await callInside(stage, FORWARDED)
      assert.deepEqual(rung(stage), ['8002'])
    },
  },
  unanswered(
    'ring',
    'forwarded-no-answer',
    'nobody answers at a telephone: the forwarding, an outside number, does',
    true
  ),
  unanswered(
    'unregistered',
    'forwarded-unregistered',
    'a telephone is not there: the forwarding, an outside number, answers',
    false
  ),
  {
    name: 'forwarded-not-ready',
    title:
      'the agent has said that he is busy: calls for his telephone are forwarded, then no more',
    async run(stage) {
      await stage.ready('8003', [])
      assert.ok(stage.driver.notReady(8003, 'break').ok)
      await stage.pass(300)
      await callInside(stage, '8003')
      assert.deepEqual(rung(stage), ['8002'])
      assert.ok(stage.driver.ready(8003).ok)
      await stage.pass(300)
      await callInside(stage, '8003')
      assert.deepEqual(rung(stage), ['8002', '8003'])
    },
  },
  {
    name: 'forwarded-in-a-call',
    title: 'the agent is in a call: further calls for his telephone are forwarded',
    async run(stage) {
      await stage.ready('8003')
      const caller = await stage.call(CALLER, LINES.orders)
      await stage.until(() => stage.state('8003') === 'on_call', 'the conversation')
      await stage.pass(500)
      await stage.phone('8001').dial('8003')
      const bridges = () => stage.events.filter((one) => one.name === 'CHANNEL_BRIDGE').length
      await stage.until(() => bridges() === 2, 'the forwarding')
      await stage.pass(500)
      assert.deepEqual(rung(stage), ['8003', '8002'])
      stage.phone('8001').hangUp()
      await stage.pass(500)
      caller.hangUp()
      await stage.until(() => stage.ended.length === 1, 'the end')
      await stage.pass(500)
    },
  },
  {
    name: 'voicemail-of-telephone',
    title: 'a telephone is not there: its box takes a message',
    async run(stage) {
      await stage.phone(RECORDED).behave('unregistered')
      await stage.pass(300)
      await stage.phone('8001').dial(RECORDED)
      await stage.until(() => stage.has('RECORD_START'), 'the tone')
      await stage.pass(3000)
      await stage.phone('8001').press('#')
      await stage.until(() => stage.has('spotline::voicemail'), 'the message')
      const told = stage.events.find((one) => one.subclass === 'spotline::voicemail')!
      assert.equal(told.get('box'), RECORDED)
      assert.ok(told.get('file')?.startsWith(`${stage.plan.voicemail.folder}/${RECORDED}-`))
      await stage.until(() => stage.has('CHANNEL_HANGUP_COMPLETE'), 'the end')
      await stage.pass(300)
    },
  },
]
