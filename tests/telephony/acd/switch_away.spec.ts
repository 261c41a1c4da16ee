import { test } from '@japa/runner'
import { GROUPS, ORDER_LINE } from './given_floor.ts'
import { Dispatcher } from '../../../telephony/acd/dispatcher.ts'
import type { DispatchEvent } from '../../../telephony/acd/events.ts'

/** A dispatcher with three agents at telephones, on a switch that is in sight. */
class GivenAgents {
  readonly dispatcher = new Dispatcher({ groups: GROUPS })
  now = 1_000_000

  constructor() {
    this.hear({ type: 'resync', callers: [], otherLegs: [], registered: ['1001', '1002', '1003'] })
    for (const agentId of [1, 2, 3]) {
      const extension = `100${agentId}`
      this.hear({ type: 'sign_in', agentId, extension, groups: [21], acdEnabled: true })
      this.hear({ type: 'ready', agentId })
    }
  }

  hear(event: DispatchEvent) {
    this.now += 10
    return this.dispatcher.handle(event, this.now)
  }

  calls(callerUuid: string) {
    const place = { callId: callerUuid, callerUuid, serviceNumber: ORDER_LINE, score: 0 }
    return this.hear({ type: 'caller_waiting', ...place, arrivedAt: this.now })
  }

  goesAway() {
    this.hear({ type: 'switch_lost' })
    return this.hear({ type: 'switch_away' })
  }

  comesBack(callers: Extract<DispatchEvent, { type: 'resync' }>['callers'] = []) {
    this.hear({ type: 'resync', callers, otherLegs: [], registered: null })
    return this.hear({ type: 'switch_back' })
  }

  state(agentId: number) {
    const { state, reason } = this.dispatcher.agent(agentId)!
    return reason === null ? state : `${state}(${reason})`
  }
}

test.group('Dispatcher: the switch stays out of sight', () => {
  test('ready agents leave distribution with the reason and are back with the switch, idle since before', ({
    assert,
  }) => {
    const given = new GivenAgents()
    given.hear({ type: 'not_ready', agentId: 3, reason: 'meal' })
    const idleSince = given.dispatcher.agent(1)!.idleSince
    given.goesAway()
    assert.deepEqual(
      [1, 2, 3].map((id) => given.state(id)),
      ['not_ready(switch)', 'not_ready(switch)', 'not_ready(meal)']
    )
    given.comesBack()
    assert.deepEqual(
      [1, 2, 3].map((id) => given.state(id)),
      ['ready', 'ready', 'not_ready(meal)']
    )
    assert.equal(given.dispatcher.agent(1)!.idleSince, idleSince)
    assert.equal(given.calls('a').find((one) => one.type === 'offer')?.type, 'offer')
  })

  test('a short loss changes no agent', ({ assert }) => {
    const given = new GivenAgents()
    given.hear({ type: 'switch_lost' })
    assert.equal(given.state(1), 'ready')
    given.comesBack()
    assert.equal(given.state(1), 'ready')
  })

  test('who is rung is freed, who talks goes on talking; nobody waits any more', ({ assert }) => {
    const given = new GivenAgents()
    const offers = ['a', 'b'].flatMap((caller) => [...given.calls(caller)])
    const [first, second] = offers.filter((one) => one.type === 'offer')
    given.hear({ type: 'leg_started', callId: '', extension: '1001', legUuid: first!.agentLegUuid })
    given.hear({
      type: 'leg_started',
      callId: '',
      extension: '1002',
      legUuid: second!.agentLegUuid,
    })
    given.hear({ type: 'leg_bridged', legUuid: first!.agentLegUuid })
    given.hear({ type: 'not_ready', agentId: 3, reason: 'meal' })
    given.calls('c')
    assert.equal(given.dispatcher.floor.lines.size, 1)
    given.goesAway()
    assert.deepEqual([given.state(1), given.state(2)], ['on_call', 'not_ready(switch)'])
    assert.equal(given.dispatcher.callers.size, 0)

    const talking = { callId: 'a', callerUuid: 'a', serviceNumber: ORDER_LINE, score: 0 }
    const place = { arrivedAt: given.now, extension: '1001', agentLegUuid: first!.agentLegUuid }
    given.comesBack([{ ...talking, ...place, stage: 'talking' }])
    assert.deepEqual([given.state(1), given.state(2)], ['on_call', 'ready'])
    given.hear({ type: 'leg_ended', legUuid: first!.agentLegUuid, cause: 'NORMAL_CLEARING' })
    assert.equal(given.state(1), 'wrap_up')
    assert.isNull(given.dispatcher.agent(1)!.afterCall)
  })

  test('who rings when it is back rings on, and is ready afterwards', ({ assert }) => {
    const given = new GivenAgents()
    const [offer] = given.calls('a').filter((one) => one.type === 'offer')
    const agentLegUuid = offer!.agentLegUuid
    given.hear({ type: 'leg_started', extension: '1001', legUuid: agentLegUuid, callId: 'a' })
    given.goesAway()
    const place = { callId: 'a', callerUuid: 'a', serviceNumber: ORDER_LINE, score: 0 }
    const found = { ...place, arrivedAt: given.now, extension: '1001', agentLegUuid }
    given.comesBack([{ ...found, stage: 'ringing' }])
    assert.equal(given.state(1), 'ringing')
    given.hear({ type: 'leg_ended', legUuid: agentLegUuid, cause: 'ORIGINATOR_CANCEL' })
    assert.equal(given.state(1), 'ready')
  })

  test('a conversation that is gone with the switch ends when it is back', ({ assert }) => {
    const given = new GivenAgents()
    const [offer] = given.calls('a').filter((one) => one.type === 'offer')
    given.hear({ type: 'leg_bridged', legUuid: offer!.agentLegUuid })
    given.goesAway()
    given.comesBack()
    assert.equal(given.state(1), 'wrap_up')
    given.hear({ type: 'end_wrap_up', agentId: 1 })
    assert.equal(given.state(1), 'ready')
  })

  test('while it is away nobody becomes ready, and everybody may leave, also from a call', ({
    assert,
  }) => {
    const given = new GivenAgents()
    const [offer] = given.calls('a').filter((one) => one.type === 'offer')
    given.hear({ type: 'leg_bridged', legUuid: offer!.agentLegUuid })
    given.goesAway()
    const [refused] = given.hear({ type: 'ready', agentId: 2 })
    assert.equal(refused?.type === 'refused' && refused.refusal, 'switch_unreachable')
    given.hear({ type: 'sign_out', agentId: 1 })
    given.hear({ type: 'sign_out', agentId: 2 })
    assert.deepEqual([given.state(1), given.state(2)], ['signed_out', 'signed_out'])
    given.comesBack()
    assert.equal(given.state(1), 'signed_out')
  })

  test('a telephone that is not back yet brings its agent back when it registers', ({ assert }) => {
    const given = new GivenAgents()
    given.goesAway()
    given.hear({ type: 'resync', callers: [], otherLegs: [], registered: null })
    given.hear({ type: 'unregistered', extension: '1001' })
    given.hear({ type: 'switch_back' })
    assert.deepEqual([given.state(1), given.state(2)], ['not_ready(switch)', 'ready'])
    given.hear({ type: 'registered', extension: '1001' })
    assert.equal(given.state(1), 'ready')
  })

  test('who is to be called back stays in line', ({ assert }) => {
    const given = new GivenAgents()
    for (const agentId of [1, 2, 3]) given.hear({ type: 'not_ready', agentId, reason: 'meal' })
    const order = { callbackId: '7', number: '13800000000', serviceNumber: ORDER_LINE, score: 0 }
    given.hear({ type: 'callback_waiting', ...order, arrivedAt: given.now })
    given.goesAway()
    assert.equal(given.dispatcher.floor.lines.size, 1)
    given.comesBack()
    const decisions = given.hear({ type: 'ready', agentId: 2 })
    assert.isTrue(decisions.some((one) => one.type === 'call_back'))
  })
})
