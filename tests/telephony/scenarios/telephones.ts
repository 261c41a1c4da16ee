import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { clickToDial } from '../../../telephony/control/click_to_dial.ts'
import { hold, unhold } from '../../../telephony/control/hold.ts'
import { kick, supervise } from '../../../telephony/control/supervise.ts'
import { transfer } from '../../../telephony/control/transfer.ts'
import {
  cancelConsult,
  completeConsult,
  returnToAgent,
  startConsult,
} from '../../../telephony/control/consult.ts'
import { addThird } from '../../../telephony/control/three_way.ts'
import { conversation, untilEnded } from './answered.ts'
import { BLOCKED, SUPERVISOR } from './house.ts'
import type { Scenario } from './scenario.ts'
import type { Behaviour, Caller, Stage } from './stage.ts'

const CUSTOMER = '13912345003'

async function code(stage: Stage, dialled: string, action: string) {
  await stage.phone('8001').dial(dialled)
  await stage.until(() => stage.has('spotline::feature'), dialled)
  const event = stage.events.find((one) => one.subclass === 'spotline::feature')!
  assert.deepEqual([event.get('action'), event.get('ext')], [action, '8001'])
  await stage.until(() => stage.has('CHANNEL_HANGUP_COMPLETE'), 'the end')
  await stage.pass(300)
  return event
}

async function click(stage: Stage, behaviour: Behaviour) {
  stage.customer(CUSTOMER, behaviour)
  const dialling = clickToDial(stage.link, {
    callId: `click-${randomUUID()}`,
    extension: '8001',
    customerNumber: CUSTOMER,
    shownNumber: '4008001001',
    gateways: ['carrier'],
  })
  assert.deepEqual(await settled(stage, dialling.agentAnswered), { ok: true })
  return dialling
}

/** On a clock that stands in our hand nothing comes while we only wait. */
export async function settled<Value>(stage: Stage, promise: Promise<Value>): Promise<Value> {
  let isSettled = false
  void promise.finally(() => (isSettled = true))
  await stage.until(() => isSettled, 'the answer')
  return promise
}

function legs(stage: Stage, caller: Caller) {
  const { id } = stage.callOf(caller)
  return { customerLegUuid: id, agentLegUuid: stage.legOf('8001'), callId: id }
}

async function consult(stage: Stage, caller: Caller) {
  const consultLegUuid = `consult-${randomUUID()}`
  const consulting = {
    ...legs(stage, caller),
    consultLegUuid,
    whom: { kind: 'extension', number: '8002' } as const,
  }
  assert.deepEqual(await settled(stage, startConsult(stage.link, consulting)), { ok: true })
  const talks = () =>
    stage.events.some((one) => one.name === 'CHANNEL_ANSWER' && one.uuid === consultLegUuid)
  await stage.until(talks, 'who is asked')
  await stage.pass(1000)
  return consulting
}

export const TELEPHONES: readonly Scenario[] = [
  {
    name: 'code-sign-in',
    title: '#55#21# signs in to group 21',
    async run(stage) {
      const event = await code(stage, '#55#21#', 'sign_in')
      assert.equal(event.get('group'), '21')
    },
  },
  {
    name: 'code-sign-out',
    title: '*55* signs out',
    async run(stage) {
      await code(stage, '*55*', 'sign_out')
    },
  },
  {
    name: 'code-say-extension',
    title: '#27# says the number of the telephone and hangs up',
    async run(stage) {
      const sounds = await stage.listen()
      await stage.phone('8001').dial('#27#')
      await stage.until(() => stage.has('CHANNEL_HANGUP_COMPLETE'), 'the end')
      const heard = sounds.played().map((path) => basename(path))
      sounds.close()
      assert.deepEqual(heard, ['8.wav', '0.wav', '0.wav', '1.wav'])
      assert.equal(stage.has('spotline::feature'), false)
    },
  },
  {
    name: 'dialled-outside',
    title: 'a telephone dials outside over the trunk and hangs up',
    async run(stage) {
      stage.customer(CUSTOMER, 'answer')
      await stage.phone('8001').dial(`9${CUSTOMER}`)
      await stage.until(() => stage.has('CHANNEL_BRIDGE'), 'the conversation')
      await stage.pass(1000)
      stage.phone('8001').hangUp()
      const call = await untilEnded(stage)
      assert.deepEqual([call.direction, call.outcome], ['outbound', 'answered'])
    },
  },
  {
    name: 'dialled-outside-busy',
    title: 'a telephone dials somebody who is busy: no other trunk is tried',
    async run(stage) {
      stage.customer(CUSTOMER, 'busy')
      await stage.phone('8001').dial(`9${CUSTOMER}`)
      const call = await untilEnded(stage)
      assert.deepEqual([call.outcome, call.hangupCause], ['failed', 'USER_BUSY'])
    },
  },
  {
    name: 'dialled-blocked',
    title: 'a number of the block list cannot be called',
    async run(stage) {
      await stage.phone('8001').dial(`9${BLOCKED}`)
      await stage.until(() => stage.has('CHANNEL_HANGUP_COMPLETE'), 'the end')
      assert.ok(stage.has('spotline::refused'))
      assert.equal(stage.has('CHANNEL_BRIDGE'), false)
    },
  },
  {
    name: 'forwarded-busy',
    title: 'a telephone calls another that is busy: its forwarding answers',
    async run(stage) {
      await stage.phone('8003').behave('busy')
      await stage.phone('8001').dial('8003')
      await stage.until(() => stage.has('CHANNEL_BRIDGE'), 'the conversation')
      await stage.pass(1000)
      stage.phone('8001').hangUp()
      await stage.until(
        () => stage.events.filter((one) => one.name === 'CHANNEL_HANGUP_COMPLETE').length === 3,
        'all ends'
      )
      const called = stage.events.filter((one) => one.name === 'CHANNEL_CREATE')
      assert.deepEqual(
        called.slice(1).map((one) => one.get('variable_dialed_user')),
        ['8003', '8002']
      )
    },
  },
  {
    name: 'held',
    title: 'hold and unhold',
    async run(stage) {
      const caller = await conversation(stage, CUSTOMER)
      const leg = stage.legOf('8001')
      assert.deepEqual(await settled(stage, hold(stage.link, leg)), { ok: true })
      await stage.until(() => stage.has('CHANNEL_HOLD'), 'hold')
      await stage.pass(1000)
      assert.deepEqual(await settled(stage, unhold(stage.link, leg)), { ok: true })
      await stage.until(() => stage.has('CHANNEL_UNHOLD'), 'unhold')
      await stage.pass(500)
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.ok(call.heldUs > 800_000)
    },
  },
  {
    name: 'click-to-dial',
    title: 'click to dial: the customer answers, the agent hangs up',
    async run(stage) {
      await click(stage, 'answer')
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
  {
    name: 'click-to-dial-busy',
    title: 'click to dial: the customer is busy',
    async run(stage) {
      await click(stage, 'busy')
      const call = await untilEnded(stage)
      assert.deepEqual([call.outcome, call.hangupCause], ['failed', 'USER_BUSY'])
    },
  },
  {
    name: 'blind-transfer',
    title: 'blind transfer to another extension',
    async run(stage) {
      const caller = await conversation(stage, CUSTOMER)
      const { customerLegUuid } = legs(stage, caller)
      const target = { kind: 'extension', number: '8002' } as const
      assert.deepEqual(await settled(stage, transfer(stage.link, customerLegUuid, target)), {
        ok: true,
      })
      await stage.until(() => stage.callOf(caller).segments.length === 2, 'the second conversation')
      await stage.pass(1000)
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.deepEqual(
        call.segments.map((one) => one.extension),
        ['8001', '8002']
      )
    },
  },
  {
    name: 'transfer-to-group',
    title: 'transfer back to the line: the next agent answers',
    async run(stage) {
      const caller = await conversation(stage, CUSTOMER)
      await stage.ready('8002')
      const { customerLegUuid } = legs(stage, caller)
      const target = { kind: 'group', number: 21 } as const
      assert.deepEqual(await settled(stage, transfer(stage.link, customerLegUuid, target)), {
        ok: true,
      })
      await stage.until(() => stage.state('8002') === 'on_call', 'the next agent')
      await stage.pass(1000)
      caller.hangUp()
      await untilEnded(stage)
    },
  },
  {
    name: 'consult-complete',
    title: 'consult, then hand over',
    async run(stage) {
      const caller = await conversation(stage, CUSTOMER)
      const { customerLegUuid, agentLegUuid, consultLegUuid } = await consult(stage, caller)
      const done = completeConsult(stage.link, customerLegUuid, consultLegUuid)
      assert.deepEqual(await settled(stage, done), { ok: true })
      await stage.pass(1000)
      await settled(stage, kick(stage.link, agentLegUuid))
      await stage.pass(500)
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.equal(call.segments.at(-1)!.extension, '8002')
    },
  },
  {
    name: 'consult-cancel',
    title: 'consult, then back to the customer',
    async run(stage) {
      const caller = await conversation(stage, CUSTOMER)
      const { customerLegUuid, agentLegUuid, consultLegUuid } = await consult(stage, caller)
      await settled(stage, cancelConsult(stage.link, consultLegUuid))
      await stage.until(() => stage.has('spotline::consult_ended'), 'the end of the consultation')
      await stage.pass(300)
      await settled(stage, returnToAgent(stage.link, customerLegUuid, agentLegUuid))
      await stage.until(() => stage.callOf(caller).stage === 'talking', 'the conversation')
      await stage.pass(1000)
      caller.hangUp()
      await untilEnded(stage)
    },
  },
  {
    name: 'three-way',
    title: 'a third joins; the caller hangs up and all are gone',
    async run(stage) {
      const caller = await conversation(stage, CUSTOMER)
      const { customerLegUuid, agentLegUuid, callId } = legs(stage, caller)
      const third = { extension: '8002', legUuid: `third-${randomUUID()}`, callId }
      const room = `room-${randomUUID()}`
      const three = { room, customerLegUuid, agentLegUuid, recording: null }
      assert.deepEqual(await settled(stage, addThird(stage.link, three, third)), { ok: true })
      const joined = () =>
        stage.events.some((one) => one.name === 'CHANNEL_ANSWER' && one.uuid === third.legUuid)
      await stage.until(joined, 'the third')
      await stage.pass(1500)
      caller.hangUp()
      await untilEnded(stage)
      const ends = () => stage.events.filter((one) => one.name === 'CHANNEL_HANGUP_COMPLETE')
      await stage.until(() => ends().length === 3, 'all ends')
    },
  },
  ...(['listen', 'whisper', 'barge'] as const).map((mode): Scenario => ({
    name: `supervise-${mode}`,
    title: `a supervisor: ${mode}; his leg ends with the call`,
    async run(stage) {
      const caller = await conversation(stage, CUSTOMER)
      const { agentLegUuid, callId } = legs(stage, caller)
      const supervisorLegUuid = `supervisor-${randomUUID()}`
      const input = { supervisorLegUuid, extension: SUPERVISOR, agentLegUuid, callId, mode }
      assert.deepEqual(await settled(stage, supervise(stage.link, input)), { ok: true })
      await stage.pass(1500)
      caller.hangUp()
      await untilEnded(stage)
      const ends = () => stage.events.filter((one) => one.name === 'CHANNEL_HANGUP_COMPLETE')
      await stage.until(() => ends().length === 3, 'all ends')
    },
  })),
  {
    name: 'kicked',
    title: 'a supervisor ends the call for both',
    async run(stage) {
      const caller = await conversation(stage, CUSTOMER)
      await settled(stage, kick(stage.link, legs(stage, caller).customerLegUuid))
      const call = await untilEnded(stage)
      assert.deepEqual([call.outcome, call.hangupBy], ['answered', 'switch'])
    },
  },
]
