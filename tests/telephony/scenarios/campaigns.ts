import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { clickToDial } from '../../../telephony/control/click_to_dial.ts'
import { untilEnded } from './answered.ts'
import { LINES } from './house.ts'
import type { Scenario } from './scenario.ts'
import type { Behaviour, Carrier, Stage } from './stage.ts'
import { settled } from './telephones.ts'

const CONTACT = '13912345051'
const CALLER = '13912345052'

/** The dispatcher takes the agent out of distribution, then his telephone and the contact are rung. */
async function dialContact(stage: Stage, behaviour: Behaviour, over?: Carrier) {
  stage.customer(CONTACT, behaviour, over)
  await stage.ready('8001')
  assert.ok(stage.driver.reserveCall(8001).ok)
  const { agentAnswered } = clickToDial(stage.link, {
    callId: `campaign-${randomUUID()}`,
    extension: '8001',
    customerNumber: CONTACT,
    shownNumber: LINES.orders,
    gateways: ['carrier', 'spare'],
    agentRingSeconds: 5,
    customerRingSeconds: 5,
  })
  const result = await settled(stage, agentAnswered)
  stage.driver.releaseCall(8001)
  return result
}

function unreached(behaviour: Behaviour, name: string, cause: string): Scenario {
  return {
    name,
    title: `a campaign's contact: ${behaviour}; the agent is free for the next`,
    async run(stage) {
      assert.deepEqual(await dialContact(stage, behaviour), { ok: true })
      const call = await untilEnded(stage)
      assert.deepEqual(
        [call.direction, call.outcome, call.hangupCause],
        ['outbound', 'failed', cause]
      )
      await stage.until(() => stage.state('8001') === 'ready', 'the agent')
    },
  }
}

export const CAMPAIGNS: readonly Scenario[] = [
  {
    name: 'campaign-answered',
    title: "a campaign's contact answers; nobody is offered to the agent meanwhile",
    async run(stage) {
      assert.deepEqual(await dialContact(stage, 'answer'), { ok: true })
      await stage.until(() => stage.has('CHANNEL_BRIDGE'), 'the conversation')
      const caller = await stage.call(CALLER, LINES.orders)
      await stage.until(() => stage.has('spotline::wait'), 'the line')
      await stage.pass(1500)
      assert.deepEqual(stage.callOf(caller).offers, [])
      assert.equal(stage.state('8001'), 'on_call')
      stage.phone('8001').hangUp()
      const call = await untilEnded(stage)
      assert.deepEqual(
        [call.direction, call.outcome, call.hangupBy],
        ['outbound', 'answered', 'agent']
      )
      await stage.until(() => stage.callOf(caller).stage === 'talking', 'the caller who waited')
      await stage.pass(1000)
      caller.hangUp()
      await stage.until(() => stage.ended.length === 2, 'the second end')
      await stage.pass(300)
    },
  },
  {
    name: 'campaign-next-trunk',
    title: "the first trunk has no line free: the campaign's contact is reached over the next one",
    async run(stage) {
      stage.customer(CONTACT, 'congested', 'carrier')
      assert.deepEqual(await dialContact(stage, 'answer', 'spare'), { ok: true })
      await stage.until(() => stage.has('CHANNEL_BRIDGE'), 'the conversation')
      await stage.pass(1000)
      stage.phone('8001').hangUp()
      const call = await untilEnded(stage)
      assert.deepEqual(
        [call.direction, call.outcome, call.hangupBy],
        ['outbound', 'answered', 'agent']
      )
    },
  },
  unreached('ring', 'campaign-no-answer', 'ALLOTTED_TIMEOUT'),
  unreached('busy', 'campaign-busy', 'USER_BUSY'),
  {
    name: 'campaign-agent-away',
    title: "the agent does not pick up: the campaign's contact is not dialled",
    async run(stage) {
      await stage.phone('8001').behave('ring')
      const result = await dialContact(stage, 'answer')
      assert.deepEqual(result.ok ? 'answered' : result.detail, 'NO_ANSWER')
      await stage.until(() => stage.has('CHANNEL_HANGUP_COMPLETE'), 'the end of the ringing')
      await stage.pass(300)
      assert.equal(stage.events.filter((one) => one.name === 'CHANNEL_CREATE').length, 1)
      await stage.until(() => stage.state('8001') === 'ready', 'the agent')
    },
  },
]
