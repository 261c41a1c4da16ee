import { test } from '@japa/runner'
import { assertLikeRecording } from './simulator_support/assert_like_recording.ts'
import type { GivenSimulator } from './simulator_support/given_simulator.ts'
import { STEADY, givenSimulator } from './simulator_support/given_simulator.ts'
import { LABORATORY } from './simulator_support/laboratory_dialplan.ts'

const CLICK =
  'bgapi originate {origination_uuid=ag-g,originate_timeout=10,ignore_early_media=true,hangup_after_bridge=true,origination_caller_id_number=13912345678,origination_caller_id_name=Customer,spotline_call_id=cc1}user/1001 &bridge({origination_uuid=out-g,origination_caller_id_number=4008001001,origination_caller_id_name=4008001001,originate_timeout=20,originate_disposition_x=1}sofia/gateway/carrier/13912345678)'

/** Advances until the client has seen the event. */
async function passUntil(given: GivenSimulator, name: string) {
  for (let step = 0; step < 400; step++) {
    if (given.client.events.some((event) => event['Event-Name'] === name)) return
    await given.pass(5)
  }
  throw new Error(`${name} did not come`)
}

test.group('simulator: same events and headers as the recorded switch', (group) => {
  let given: GivenSimulator
  group.each.setup(async () => {
    given = await givenSimulator({ dialplan: LABORATORY })
    return () => given.close()
  })

  test('nobody answers: back to waiting', async ({ assert }) => {
    const caller = given.call()
    await given.pass(300)
    given.phone('1001').behaviour = { kind: 'desk' }
    await given.offer(caller, '1001')
    await given.pass(6100)
    await given.client.api('hupall')
    await given.pass(1000)
    assertLikeRecording(assert, given, 'C-M3-noanswer')
  })

  test('busy: back to waiting', async ({ assert }) => {
    given.phone('1001').behaviour = { ...STEADY, busy: 1 }
    const caller = given.call()
    await given.pass(300)
    await given.offer(caller, '1001')
    await given.pass(600)
    await given.client.api('hupall')
    await given.pass(1000)
    assertLikeRecording(assert, given, 'C-M3-busy486')
  })

  test('rejected: back to waiting', async ({ assert }) => {
    given.phone('1001').behaviour = { kind: 'desk' }
    const caller = given.call()
    await given.pass(300)
    await given.offer(caller, '1001')
    await given.pass(25)
    given.phone('1001').reject()
    await given.pass(600)
    await given.client.api('hupall')
    await given.pass(1000)
    const ends = given.client.events.filter((e) => e['Event-Name'] === 'CHANNEL_HANGUP_COMPLETE')
    assert.equal(ends[0]['Hangup-Cause'], 'CALL_REJECTED')
    assert.equal(ends[0].variable_sip_hangup_disposition, 'recv_refuse')
    const failed = given.client.events.find((e) => e['Event-Subclass'] === 'spotline::offer_failed')
    assert.equal(failed?.cause, 'CALL_REJECTED')
  })

  test('not registered: no leg at all', async ({ assert }) => {
    const caller = given.call()
    await given.pass(300)
    await given.offer(caller, '1055')
    await given.pass(500)
    await given.client.api('hupall')
    await given.pass(1000)
    assertLikeRecording(assert, given, 'C-M3-unregistered')
  })

  test('the caller leaves while the agent rings', async ({ assert }) => {
    given.phone('1001').behaviour = { kind: 'desk' }
    const caller = given.call()
    await given.pass(300)
    await given.offer(caller, '1001')
    await given.pass(430)
    given.simulator.simulation.callers.hangUp(caller.uuid)
    await given.pass(1000)
    assertLikeRecording(assert, given, 'C-M3-caller-hangs-while-ringing')
    const order = given.client.events
      .filter((event) => event['Event-Name'] === 'CHANNEL_HANGUP_COMPLETE')
      .map((event) => event['Call-Direction'])
    assert.deepEqual(order, ['outbound', 'inbound'])
    assert.equal(given.simulator.simulation.truth.summary().outcomes.abandoned_ringing, 1)
  })

  test('the agent hangs up first', async ({ assert }) => {
    const caller = given.call()
    await given.pass(300)
    await given.offer(caller, '1001')
    await passUntil(given, 'CHANNEL_BRIDGE')
    await given.client.api(`uuid_setvar_multi ${caller.uuid} hangup_after_bridge=true`)
    await given.pass(700)
    given.phone('1001').hangUp()
    await given.pass(1000)
    assertLikeRecording(assert, given, 'C-M3-agent-hangs-first-hangup_after_bridge')
  })

  test('the agent hangs up first and the caller rates', async ({ assert }) => {
    const caller = given.call()
    await given.pass(300)
    await given.offer(caller, '1001')
    await passUntil(given, 'CHANNEL_BRIDGE')
    await given.pass(400)
    await given.client.api(
      `uuid_setvar_multi ${caller.uuid} transfer_after_bridge=rating:XML:spotline`
    )
    given.phone('1001').hangUp()
    await given.pass(8000)
    assertLikeRecording(assert, given, 'C-M3-agent-hangs-first-rating-transfer_after_bridge')
    const rating = given.client.events.find((e) => e['Event-Subclass'] === 'spotline::rating')
    assert.equal(rating?.rating, '4')
  })

  test('hold, unhold and mute', async ({ assert }) => {
    const caller = given.call()
    await given.pass(40)
    await given.offer(caller, '1001')
    await given.pass(600)
    for (const form of ['', 'off ', 'toggle ', 'toggle ']) {
      const answer = await given.client.api(`uuid_hold ${form}leg-of-the-agent`)
      assert.equal(answer, '+OK Success\n')
      await given.pass(700)
    }
    for (const rest of ['start read mute 1', 'stop', 'start read level -4', 'stop']) {
      assert.equal(await given.client.api(`uuid_audio leg-of-the-agent ${rest}`), '+OK\n')
      await given.pass(100)
    }
    assertLikeRecording(assert, given, 'F-hold-mute', { in1: 64, out1: 28 })
    const unheld = given.client.events.filter((e) => e['Event-Name'] === 'CHANNEL_UNHOLD')
    assert.equal(unheld[1]['Caller-Channel-Hold-Accum'], '1400000')
  })

  test('*83 marks the call and other digits pass', async ({ assert }) => {
    const caller = given.call()
    await given.pass(300)
    await given.offer(caller, '1001', 'offer_feat XML spotline')
    await given.pass(1500)
    given.phone('1001').press('*83')
    await given.pass(500)
    given.phone('1001').press('5')
    await given.pass(500)
    // The recording ends with the laboratory's `hupall`, whose two halves ran into each other.
    assertLikeRecording(assert, given, 'H-star83', { in1: 60, out1: 28 })
    const digits = given.client.events.filter((event) => event['Event-Name'] === 'DTMF')
    assert.deepEqual(
      digits.map((event) => event['DTMF-Digit']),
      ['5']
    )
  })

  test('a number on the black list is refused', async ({ assert }) => {
    await given.client.api('hash insert/bl/13820000007/1')
    given.call('13820000007')
    await given.pass(1000)
    assertLikeRecording(assert, given, 'I-blacklist', { in2: 0, in3: 0, in4: 0 })
    assert.equal(given.simulator.simulation.truth.summary().outcomes.refused, 1)
  })

  const clicks = [
    { recording: 'G-click-agent-hangs', outcome: 'answer', talkMs: null, agentHangsUp: true },
    { recording: 'G-click-customer-hangs', outcome: 'answer', talkMs: 900, agentHangsUp: false },
    { recording: 'G-click-customer-busy', outcome: 'busy', talkMs: null, agentHangsUp: false },
    {
      recording: 'G-click-customer-noanswer-agent-cancels',
      outcome: 'no_answer',
      talkMs: null,
      agentHangsUp: true,
    },
  ] as const
  for (const { recording, outcome, talkMs, agentHangsUp } of clicks) {
    test(`click to dial: ${recording}`, async ({ assert }) => {
      given.simulator.simulation.network.script('13912345678', { outcome, answerMs: 300, talkMs })
      const reply = await given.client.send(CLICK)
      assert.match(reply.head.get('Reply-Text') ?? '', /^\+OK Job-UUID: /)
      await given.pass(1500)
      if (agentHangsUp) given.phone('1001').hangUp()
      await given.pass(1000)
      assertLikeRecording(assert, given, recording)
      const job = given.client.events.find((event) => event['Event-Name'] === 'BACKGROUND_JOB')
      assert.equal(job?._body, '+OK ag-g\n')
    })
  }

  test('click to dial: the agent rejects', async ({ assert }) => {
    given.phone('1001').behaviour = { kind: 'desk' }
    await given.client.send(CLICK)
    await given.pass(10)
    given.phone('1001').reject()
    await given.pass(1000)
    assertLikeRecording(assert, given, 'G-click-agent-rejects')
    const job = given.client.events.find((event) => event['Event-Name'] === 'BACKGROUND_JOB')
    assert.equal(job?._body, '-ERR CALL_REJECTED\n')
  })
})
