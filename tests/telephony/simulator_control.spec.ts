import { test } from '@japa/runner'
import type { Channel } from '../../telephony/simulator/channel.ts'
import { assertLikeRecording } from './simulator_support/assert_like_recording.ts'
import type { GivenSimulator } from './simulator_support/given_simulator.ts'
import { givenSimulator } from './simulator_support/given_simulator.ts'
import { LABORATORY } from './simulator_support/laboratory_dialplan.ts'

const AGENT = 'leg-of-the-agent'
const CONSULTED = 'leg-of-the-consulted'

test.group('simulator: transfers, conferences and supervision as the recorded switch', (group) => {
  let given: GivenSimulator
  let caller: Channel
  group.each.setup(async () => {
    given = await givenSimulator({ dialplan: LABORATORY })
    caller = given.call()
    await given.pass(40)
    await given.offer(caller, '1001')
    await given.pass(850)
    return () => given.close()
  })

  async function consult() {
    await given.client.api(`uuid_setvar ${AGENT} spotline_consult_uuid ${CONSULTED}`)
    const answer = await given.client.api(
      `uuid_dual_transfer ${caller.uuid} holdroom/XML/spotline consult_1002/XML/spotline`
    )
    await given.pass(1200)
    return answer
  }

  function hangUpCaller() {
    given.simulator.simulation.callers.hangUp(caller.uuid)
  }

  test('a consult transfer is completed', async ({ assert }) => {
    assert.equal(await consult(), '+OK\n')
    const answer = await given.client.api(`uuid_bridge ${caller.uuid} ${CONSULTED}`)
    assert.equal(answer, `+OK ${CONSULTED}\n`)
    await given.pass(600)
    await given.client.api(`uuid_kill ${AGENT}`)
    await given.pass(600)
    given.phone('1002').hangUp()
    await given.pass(600)
    assertLikeRecording(assert, given, 'F-consult-transfer-complete')
  })

  test('a consult transfer is called off', async ({ assert }) => {
    await consult()
    await given.client.api(`uuid_kill ${CONSULTED}`)
    await given.pass(500)
    await given.client.api(`uuid_bridge ${caller.uuid} ${AGENT}`)
    await given.pass(700)
    hangUpCaller()
    await given.pass(600)
    assertLikeRecording(assert, given, 'F-consult-transfer-cancel')
  })

  test('the caller hangs up in the hold room and the two agents go on talking', async ({
    assert,
  }) => {
    await consult()
    hangUpCaller()
    await given.pass(600)
    assertLikeRecording(assert, given, 'F-consult-caller-hangs-in-hold', { out1: 28, out2: 15 })
    assert.isTrue(given.simulator.simulation.core.channels.get(AGENT)?.isUp)
    assert.isTrue(given.simulator.simulation.core.channels.get(CONSULTED)?.isUp)
  })

  test('three in a conference, one is sent out', async ({ assert }) => {
    const { client } = given
    await client.api(`uuid_setvar_multi ${caller.uuid} hangup_after_bridge=`)
    await client.api(`uuid_transfer ${caller.uuid} -both conference:c17@default inline`)
    await given.pass(800)
    await client.send(
      `bgapi originate {origination_uuid=third-leg,ignore_early_media=true}user/1003 &conference(c17@default)`
    )
    await given.pass(800)
    assert.match(await client.api('conference c17 list'), /^3;.*\n2;.*\n1;.*\n$/)
    assert.equal(await client.api('conference c17 kick last'), '+OK kicked 3\n')
    await given.pass(500)
    given.phone('1001').hangUp()
    await given.pass(500)
    await client.api('hupall')
    await given.pass(500)
    assertLikeRecording(assert, given, 'F-3way-conference', { '': 0 })
  })

  test('whoever has endconf takes the conference along', async ({ assert }) => {
    const flags = 'conference_member_flags=endconf;hangup_after_bridge='
    await given.client.api(`uuid_setvar_multi ${caller.uuid} ${flags}`)
    await given.client.api(`uuid_transfer ${caller.uuid} -both conference:c18@default inline`)
    await given.pass(1500)
    hangUpCaller()
    await given.pass(600)
    assertLikeRecording(assert, given, 'F-3way-endconf', { '': 0 })
    assert.equal(given.simulator.simulation.core.channels.size, 0)
  })

  test('a third joins a conversation without a conference', async ({ assert }) => {
    await given.client.send(
      `bgapi originate {origination_uuid=third-leg,ignore_early_media=true}user/1003 &three_way(${caller.uuid})`
    )
    await given.pass(1200)
    given.phone('1003').hangUp()
    await given.pass(500)
    await given.client.api('hupall')
    await given.pass(500)
    assertLikeRecording(assert, given, 'F-3way-app', { in1: 66, out1: 15 })
  })

  test('a supervisor listens, changes his mode and goes; another ends with the call', async ({
    assert,
  }) => {
    const { client } = given
    await client.send(
      `bgapi originate {origination_uuid=sup-1,ignore_early_media=true,eavesdrop_enable_dtmf=true,eavesdrop_indicate_failed=,eavesdrop_indicate_new=}user/1003 &eavesdrop(${AGENT})`
    )
    await given.pass(900)
    for (const digit of '2130') {
      assert.equal(await client.api(`uuid_recv_dtmf sup-1 ${digit}`), '+OK\n')
      await given.pass(500)
    }
    await client.api('uuid_kill sup-1')
    await given.pass(600)
    await client.send(
      `bgapi originate {origination_uuid=sup-2,ignore_early_media=true,eavesdrop_whisper_aleg=true}user/1003 &eavesdrop(${AGENT})`
    )
    await given.pass(800)
    hangUpCaller()
    await given.pass(600)
    assertLikeRecording(assert, given, 'F-supervise')
  })

  test('a listener to a leg that does not exist is hung up on', async ({ assert }) => {
    await given.client.send('bgapi originate {origination_uuid=sup-3}user/1003 &eavesdrop(nobody)')
    await given.pass(600)
    assert.isFalse(given.simulator.simulation.core.channels.has('sup-3'))
  })
})
