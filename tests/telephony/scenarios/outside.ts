import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { clickToDial } from '../../../telephony/control/click_to_dial.ts'
import { hangUp } from '../../../telephony/control/hang_up.ts'
import { transfer } from '../../../telephony/control/transfer.ts'
import { conversation, untilEnded } from './answered.ts'
import { LINES, NARROW, REMOTE, REMOTE_NUMBER } from './house.ts'
import type { Scenario } from './scenario.ts'
import type { Stage } from './stage.ts'
import { settled } from './telephones.ts'

const CALLER = '13912345021'
const CUSTOMER = '13912345022'
const NARROW_NUMBERS = [`${NARROW}66000001`, `${NARROW}66000002`] as const

/** Over which trunks somebody was tried, in order. */
function trunks(stage: Stage): string[] {
  return stage.events
    .filter((event) => event.name === 'CHANNEL_CREATE')
    .flatMap((event) => event.get('variable_sip_gateway_name') ?? [])
}

/** The agent who works outside signs in and is ready; a caller comes. */
async function callForRemote(stage: Stage) {
  const agentId = Number(REMOTE)
  const place = { agentId, extension: REMOTE, groups: [21], acdEnabled: true, remote: true }
  assert.ok(stage.driver.signIn({ ...place, ready: true }).ok)
  return stage.call(CALLER, LINES.orders)
}

function offers(stage: Stage, number = CALLER) {
  const call = [...stage.told.values()].find((one) => one.callerNumber === number)
  return call?.offers.map((offer) => [offer.extension, offer.result]) ?? []
}

export const OUTSIDE: readonly Scenario[] = [
  {
    name: 'trunk-congested',
    title: 'the first trunk has no line free: the next one takes the call',
    async run(stage) {
      stage.customer(CUSTOMER, 'congested', 'carrier')
      stage.customer(CUSTOMER, 'answer', 'spare')
      await stage.phone('8001').dial(`9${CUSTOMER}`)
      await stage.until(() => stage.has('CHANNEL_BRIDGE'), 'the conversation')
      await stage.pass(1000)
      stage.phone('8001').hangUp()
      const call = await untilEnded(stage)
      assert.deepEqual([call.direction, call.outcome], ['outbound', 'answered'])
      assert.deepEqual(trunks(stage), ['carrier', 'spare'])
    },
  },
  {
    name: 'trunks-congested',
    title: 'no trunk has a line free',
    async run(stage) {
      stage.customer(CUSTOMER, 'congested')
      await stage.phone('8001').dial(`9${CUSTOMER}`)
      const call = await untilEnded(stage)
      assert.deepEqual([call.outcome, call.hangupCause], ['failed', 'NORMAL_TEMPORARY_FAILURE'])
      assert.deepEqual(trunks(stage), ['carrier', 'spare'])
    },
  },
  {
    name: 'dialled-outside-no-answer',
    title: 'a telephone dials somebody who does not answer: no other trunk is tried',
    async run(stage) {
      stage.customer(CUSTOMER, 'ring')
      await stage.phone('8001').dial(`9${CUSTOMER}`)
      await stage.until(() => stage.ended.length === 1, 'the end of the call', 70_000)
      await stage.pass(300)
      const [call] = stage.ended
      assert.deepEqual([call?.outcome, call?.hangupCause], ['failed', 'NO_ANSWER'])
      assert.deepEqual(trunks(stage), ['carrier'])
    },
  },
  {
    name: 'trunk-full',
    title: 'the line of the first trunk is in use: the second call goes over the next trunk',
    async run(stage) {
      for (const number of NARROW_NUMBERS) stage.customer(number, 'answer')
      await stage.phone('8001').dial(`9${NARROW_NUMBERS[0]}`)
      const bridges = () => stage.events.filter((one) => one.name === 'CHANNEL_BRIDGE').length
      await stage.until(() => bridges() === 1, 'the first conversation')
      await stage.phone('8002').dial(`9${NARROW_NUMBERS[1]}`)
      await stage.until(() => bridges() === 2, 'the second conversation')
      assert.deepEqual(trunks(stage), ['spare', 'carrier'])
      await stage.pass(500)
      stage.phone('8001').hangUp()
      await stage.until(() => stage.ended.length === 1, 'the first end')
      stage.phone('8002').hangUp()
      await stage.until(() => stage.ended.length === 2, 'the second end')
      await stage.pass(300)
    },
  },
  {
    name: 'remote-agent',
    title: 'an agent at an outside number answers over the trunk and hangs up',
    async run(stage) {
      stage.customer(REMOTE_NUMBER, 'answer')
      const caller = await callForRemote(stage)
      await stage.until(() => stage.state(REMOTE) === 'on_call', 'the conversation')
      await stage.pass(1000)
      assert.deepEqual(offers(stage), [[REMOTE, 'answered']])
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.deepEqual([call.outcome, call.agentExtension], ['answered', REMOTE])
      assert.equal(call.recordings.length, 1)
    },
  },
  {
    name: 'remote-agent-next-trunk',
    title: 'an agent at an outside number is reached over the next trunk',
    async run(stage) {
      stage.customer(REMOTE_NUMBER, 'congested', 'carrier')
      stage.customer(REMOTE_NUMBER, 'answer', 'spare')
      const caller = await callForRemote(stage)
      await stage.until(() => stage.state(REMOTE) === 'on_call', 'the conversation')
      await stage.pass(1000)
      assert.deepEqual(trunks(stage), ['carrier', 'spare'])
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.deepEqual([call.outcome, call.agentExtension], ['answered', REMOTE])
    },
  },
  {
    name: 'remote-agent-busy',
    title: 'an agent at an outside number is busy: no other trunk is tried, the next agent answers',
    async run(stage) {
      stage.customer(REMOTE_NUMBER, 'busy')
      const caller = await callForRemote(stage)
      await stage.until(() => offers(stage).length > 0, 'the offer')
      await stage.ready('8001')
      await stage.until(() => stage.state('8001') === 'on_call', 'the next agent')
      await stage.pass(1000)
      assert.deepEqual(trunks(stage), ['carrier'])
      assert.deepEqual(offers(stage), [
        [REMOTE, 'USER_BUSY'],
        ['8001', 'answered'],
      ])
      caller.hangUp()
      await untilEnded(stage)
    },
  },
  {
    name: 'remote-agent-dials',
    title: 'an agent at an outside number is rung there to dial somebody',
    async run(stage) {
      stage.customer(REMOTE_NUMBER, 'answer')
      stage.customer(CUSTOMER, 'answer')
      const dialling = clickToDial(stage.link, {
        callId: `click-${randomUUID()}`,
        extension: REMOTE,
        customerNumber: CUSTOMER,
        shownNumber: LINES.orders,
        gateways: ['carrier'],
      })
      assert.deepEqual(await settled(stage, dialling.agentAnswered), { ok: true })
      await stage.until(() => stage.has('CHANNEL_BRIDGE'), 'the conversation')
      await stage.pass(1000)
      await settled(stage, hangUp(stage.link, dialling.customerLegUuid))
      const call = await untilEnded(stage)
      assert.deepEqual([call.direction, call.outcome], ['outbound', 'answered'])
      assert.equal(call.agentExtension, REMOTE)
    },
  },
  {
    name: 'remote-agent-is-handed-a-caller',
    title: 'blind transfer to an agent at an outside number',
    async run(stage) {
      stage.customer(REMOTE_NUMBER, 'answer')
      const caller = await conversation(stage, CALLER)
      const target = { kind: 'extension', number: REMOTE } as const
      const { id } = stage.callOf(caller)
      assert.deepEqual(await settled(stage, transfer(stage.link, id, target)), { ok: true })
      await stage.until(() => stage.callOf(caller).segments.length === 2, 'the second conversation')
      await stage.pass(1000)
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.deepEqual(
        call.segments.map((one) => one.extension),
        ['8001', REMOTE]
      )
    },
  },
]
