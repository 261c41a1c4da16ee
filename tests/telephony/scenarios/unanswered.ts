import assert from 'node:assert/strict'
import { NO_SERVICE } from '../../../telephony/acd/line_service.ts'
import { untilEnded } from './answered.ts'
import { BLOCKED, FALLBACK, LINES } from './house.ts'
import type { Scenario } from './scenario.ts'
import type { Behaviour, Stage } from './stage.ts'

const CUSTOMER = '13912345002'

/** The first agent does this, so the second gets the call. */
function nextAfter(behaviour: Behaviour, name: string, cause: string, state: string): Scenario {
  return {
    name,
    title: `the first agent: ${behaviour}; the next one answers`,
    async run(stage) {
      await stage.ready('8001')
      await stage.ready('8002')
      await stage.phone('8001').behave(behaviour)
      const caller = await stage.call(CUSTOMER, LINES.orders)
      await stage.until(() => stage.state('8002') === 'on_call', 'the second agent')
      const { offers } = stage.callOf(caller)
      assert.deepEqual(
        offers.map((offer) => [offer.extension, offer.result]),
        [
          ['8001', cause],
          ['8002', 'answered'],
        ]
      )
      assert.equal(stage.state('8001'), state)
      await stage.pass(1000)
      caller.hangUp()
      await untilEnded(stage)
    },
  }
}

async function untilWaiting(stage: Stage) {
  await stage.until(() => stage.has('spotline::wait'), 'the waiting line')
  await stage.pass(1000)
}

export const UNANSWERED: readonly Scenario[] = [
  nextAfter('ring', 'no-answer-then-next', 'NO_ANSWER', 'not_ready(no_answer)'),
  nextAfter('busy', 'busy-then-next', 'USER_BUSY', 'ready'),
  nextAfter('reject', 'rejected-then-next', 'CALL_REJECTED', 'ready'),
  {
    name: 'unregistered-then-next',
    title: 'the first agent loses his telephone; the next one answers',
    async run(stage) {
      await stage.ready('8001')
      await stage.ready('8002')
      await stage.phone('8001').behave('unregistered')
      await stage.until(() => stage.state('8001') === 'not_ready(device)', 'the lost telephone')
      const caller = await stage.call(CUSTOMER, LINES.orders)
      await stage.until(() => stage.state('8002') === 'on_call', 'the second agent')
      await stage.pass(1000)
      caller.hangUp()
      await untilEnded(stage)
    },
  },
  {
    name: 'abandoned-waiting',
    title: 'the caller gives up in the line',
    async run(stage) {
      const caller = await stage.call(CUSTOMER, LINES.orders)
      await untilWaiting(stage)
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.deepEqual([call.outcome, call.hangupBy], ['abandoned_in_queue', 'caller'])
    },
  },
  {
    name: 'abandoned-ringing',
    title: 'the caller gives up while the agent rings',
    async run(stage) {
      await stage.phone('8001').behave('ring')
      await stage.ready('8001')
      const caller = await stage.call(CUSTOMER, LINES.orders)
      await stage.until(() => stage.state('8001') === 'ringing', 'the ringing')
      await stage.pass(1000)
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.equal(call.outcome, 'abandoned_ringing')
      assert.equal(stage.state('8001'), 'ready')
    },
  },
  {
    name: 'overflow',
    title: 'nobody free in 21: the call goes to 22 at once',
    async run(stage) {
      await stage.ready('8001', [21])
      await stage.ready('8002', [22])
      const first = await stage.call('13912345011', LINES.orders)
      await stage.until(() => stage.state('8001') === 'on_call', 'level 1')
      const second = await stage.call('13912345012', LINES.orders)
      await stage.until(() => stage.state('8002') === 'on_call', 'level 2')
      await stage.pass(1000)
      first.hangUp()
      await stage.until(() => stage.ended.length === 1, 'the first end')
      second.hangUp()
      await stage.until(() => stage.ended.length === 2, 'the second end')
      assert.deepEqual(
        stage.ended.map((call) => call.agentExtension),
        ['8001', '8002']
      )
    },
  },
  {
    name: 'wait-timeout',
    title: 'who has waited too long is sent away and offered to nobody',
    async run(stage) {
      await stage.call(CUSTOMER, LINES.impatient)
      await stage.until(() => stage.has('spotline::left'), 'the end of the wait')
      const call = await untilEnded(stage)
      assert.equal(call.outcome, 'no_agent')
      await stage.ready('8001', [31])
      await stage.pass(1000)
      assert.equal(stage.state('8001'), 'ready')
    },
  },
  {
    name: 'blocked',
    title: 'a number of the block list is turned away before anything answers',
    async run(stage) {
      await stage.call(BLOCKED, LINES.orders)
      const call = await untilEnded(stage)
      assert.deepEqual([call.outcome, call.hangupCause], ['blocked', 'CALL_REJECTED'])
      assert.equal(stage.has('CHANNEL_ANSWER'), false)
    },
  },
  {
    name: 'queued-callback',
    title: 'presses 1 twice, hangs up, keeps his place, is called back by the next agent',
    async run(stage) {
      const question = stage.plan.sounds.prompts.find((one) => one.name === 'greeting')!.path
      const callback = { offerPrompt: null, confirmPrompt: question, takenPrompt: null }
      stage.driver.serve(new Map([[21, { ...NO_SERVICE, callback }]]), ['carrier'])
      stage.customer(CUSTOMER, 'answer')
      const caller = await stage.call(CUSTOMER, LINES.orders)
      await untilWaiting(stage)
      await caller.press('1')
      await stage.pass(600)
      await caller.press('1')
      await stage.until(() => stage.placesKept.length === 1, 'the place in line')
      const call = await untilEnded(stage)
      assert.equal(call.outcome, 'callback_taken')
      stage.driver.queueCallback({ ...stage.placesKept[0]!, callbackId: '7' })
      await stage.ready('8001')
      await stage.until(() => stage.callbacksTried.length === 1, 'the call back')
      assert.equal(stage.callbacksTried[0]!.result, 'reached')
      await stage.pass(1000)
      stage.phone('8001').hangUp()
      await stage.until(() => stage.ended.length === 2, 'the end')
      await stage.pass(300)
      assert.deepEqual(
        [stage.ended[1]!.direction, stage.ended[1]!.outcome],
        ['outbound', 'answered']
      )
    },
  },
  {
    name: 'announced',
    title: 'who waits hears his place and the key in turn; nothing of it reaches the conversation',
    async run(stage) {
      const path = (name: string) =>
        stage.plan.sounds.prompts.find((one) => one.name === name)!.path
      const [place, key] = [path('greeting'), path('closed')]
      const prompts = new Map([['position_1', place]])
      const announcements = { everySeconds: 2, position: true, expectedWait: true, prompts }
      const callback = { offerPrompt: key, confirmPrompt: null, takenPrompt: null }
      const service = { ...NO_SERVICE, announcements, callback }
      stage.driver.serve(new Map([[21, service]]), ['carrier'])
      const sounds = await stage.listen()
      const heard = () => sounds.played().filter((one) => one === place || one === key)
      const caller = await stage.call(CUSTOMER, LINES.orders)
      await stage.until(() => heard().length === 3, 'three prompts')
      await stage.ready('8001')
      await stage.until(() => stage.state('8001') === 'on_call', 'the conversation')
      await stage.pass(4000)
      assert.deepEqual(heard(), [place, key, place])
      sounds.close()
      caller.hangUp()
      await untilEnded(stage)
    },
  },
  {
    name: 'closed',
    title: 'out of hours',
    async run(stage) {
      await stage.call(CUSTOMER, LINES.closed)
      const call = await untilEnded(stage)
      assert.equal(call.outcome, 'out_of_hours')
    },
  },
  {
    name: 'menu-key',
    title: 'a key of the menu leads to the line, then to an agent',
    async run(stage) {
      await stage.ready('8001')
      const caller = await stage.call(CUSTOMER, LINES.menu)
      await stage.until(() => stage.has('CHANNEL_ANSWER'), 'the menu')
      await stage.pass(500)
      await caller.press('1')
      await stage.until(() => stage.state('8001') === 'on_call', 'the agent')
      await stage.pass(1000)
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.equal(call.outcome, 'answered')
    },
  },
  {
    name: 'voicemail',
    title: 'a key of the menu leads to the voicemail; a key ends the message',
    async run(stage) {
      const caller = await stage.call(CUSTOMER, LINES.menu)
      await stage.until(() => stage.has('CHANNEL_ANSWER'), 'the menu')
      await stage.pass(500)
      await caller.press('2')
      await stage.until(() => stage.has('RECORD_START'), 'the tone')
      await stage.pass(3000)
      await caller.press('#')
      const call = await untilEnded(stage)
      assert.equal(call.outcome, 'voicemail')
    },
  },
  {
    name: 'menu-abandoned',
    title: 'the caller gives up in the menu',
    async run(stage) {
      const caller = await stage.call(CUSTOMER, LINES.menu)
      await stage.until(() => stage.has('CHANNEL_ANSWER'), 'the menu')
      await stage.pass(500)
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.equal(call.outcome, 'abandoned_in_ivr')
    },
  },
  {
    name: 'dead-dispatcher',
    title:
      'the dispatcher is dead: the caller reaches an agent through the switch within 18 seconds',
    async run(stage) {
      const caller = await stage.call(CUSTOMER, LINES.orders)
      await untilWaiting(stage)
      stage.killDispatcher()
      const bridged = () => stage.events.some((event) => event.name === 'CHANNEL_BRIDGE')
      await stage.until(bridged, 'the fallback', 18_000)
      await stage.pass(1000)
      assert.ok(stage.events.some((event) => event.get('Caller-Destination-Number') === FALLBACK))
      caller.hangUp()
      await stage.until(() => caller.isOver(), 'the end')
      await stage.pass(500)
    },
  },
]
