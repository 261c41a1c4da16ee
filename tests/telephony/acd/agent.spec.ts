import { test } from '@japa/runner'
import {
  AGENT_EDGES,
  AGENT_STATES,
  AGENT_STEPS,
  newAgent,
  stepAgent,
} from '../../../telephony/acd/agent.ts'
import type { Agent, AgentState, AgentStep, AgentStepName } from '../../../telephony/acd/agent.ts'

const RULES = { maxNoAnswer: 1, noAnswerDelayMs: 5000, busyDelayMs: 7000, rejectDelayMs: 9000 }
const CALL = { callId: 'c1', agentLegUuid: 'leg1', line: 21 }

const STEPS: Record<AgentStepName, AgentStep> = {
  sign_in: { step: 'sign_in', extension: '1001', remote: false },
  sign_out: { step: 'sign_out' },
  ready: { step: 'ready' },
  not_ready: { step: 'not_ready', reason: 'meal' },
  end_wrap_up: { step: 'end_wrap_up' },
  offer: { step: 'offer', ...CALL },
  ringing: { step: 'ringing' },
  answered: { step: 'answered' },
  failed: { step: 'failed', failure: 'no_answer' },
  call_ended: { step: 'call_ended', wrapUpMs: 10_000 },
  found: { step: 'found', state: 'on_call', callId: 'c9', agentLegUuid: 'leg9', line: 21 },
  own_call: { step: 'own_call' },
  own_call_ended: { step: 'own_call_ended' },
  wrap_up_over: { step: 'wrap_up_over' },
  device_lost: { step: 'device_lost' },
  switch_away: { step: 'switch_away' },
  switch_back: { step: 'switch_back' },
}

/** The state after each allowed step; everything that is not here is refused. */
const EXPECTED: Record<AgentState, Partial<Record<AgentStepName, AgentState>>> = {
  signed_out: { sign_in: 'not_ready' },
  not_ready: {
    sign_out: 'signed_out',
    ready: 'ready',
    not_ready: 'not_ready',
    found: 'on_call',
    own_call: 'on_call',
    device_lost: 'not_ready',
    switch_back: 'not_ready',
  },
  ready: {
    sign_out: 'signed_out',
    not_ready: 'not_ready',
    offer: 'reserved',
    found: 'on_call',
    own_call: 'on_call',
    device_lost: 'not_ready',
    switch_away: 'not_ready',
  },
  reserved: {
    not_ready: 'reserved',
    ringing: 'ringing',
    answered: 'on_call',
    failed: 'not_ready',
    device_lost: 'reserved',
    switch_away: 'not_ready',
    switch_back: 'reserved',
  },
  ringing: {
    not_ready: 'ringing',
    answered: 'on_call',
    failed: 'not_ready',
    device_lost: 'ringing',
    switch_away: 'not_ready',
    switch_back: 'ringing',
  },
  on_call: {
    ready: 'on_call',
    not_ready: 'on_call',
    call_ended: 'wrap_up',
    found: 'on_call',
    own_call_ended: 'ready',
    device_lost: 'on_call',
    switch_away: 'on_call',
    switch_back: 'on_call',
  },
  wrap_up: {
    sign_out: 'signed_out',
    ready: 'ready',
    not_ready: 'not_ready',
    end_wrap_up: 'ready',
    found: 'on_call',
    own_call: 'on_call',
    wrap_up_over: 'ready',
    device_lost: 'wrap_up',
    switch_away: 'wrap_up',
    switch_back: 'wrap_up',
  },
}

/** The steps that lead a new agent into each state. */
const WAY: Record<AgentState, AgentStepName[]> = {
  signed_out: [],
  not_ready: ['sign_in'],
  ready: ['sign_in', 'ready'],
  reserved: ['sign_in', 'ready', 'offer'],
  ringing: ['sign_in', 'ready', 'offer', 'ringing'],
  on_call: ['sign_in', 'ready', 'offer', 'ringing', 'answered'],
  wrap_up: ['sign_in', 'ready', 'offer', 'ringing', 'answered', 'call_ended'],
}

function givenAgent(state: AgentState): Agent {
  const agent = newAgent(7, 1000)
  for (const name of WAY[state]) stepAgent(agent, STEPS[name], 2000, RULES)
  return agent
}

function go(agent: Agent, step: AgentStep | AgentStepName, at: number): Agent {
  stepAgent(agent, typeof step === 'string' ? STEPS[step] : step, at, RULES)
  return agent
}

test.group('Agent: every state and step', () => {
  for (const state of AGENT_STATES) {
    for (const name of AGENT_STEPS) {
      const expected = EXPECTED[state][name]
      test(`${state} + ${name} → ${expected ?? 'refused'}`, ({ assert }) => {
        const agent = givenAgent(state)
        assert.equal(agent.state, state)
        const before = structuredClone(agent)
        const done = stepAgent(agent, STEPS[name], 3000, RULES)
        assert.equal(done, expected !== undefined)
        if (expected === undefined) assert.deepEqual(agent, before)
        else {
          assert.equal(agent.state, expected)
          assert.include(AGENT_EDGES[state][name]!, expected)
        }
      })
    }
  }
})

test.group('Agent: effects', () => {
  test('idle time begins when the agent becomes ready', ({ assert }) => {
    assert.equal(go(givenAgent('not_ready'), 'ready', 3000).idleSince, 3000)
  })

  test('idle time begins at the end of wrap-up', ({ assert }) => {
    const agent = givenAgent('wrap_up')
    assert.equal(agent.wrapUpUntil, 12_000)
    assert.equal(go(agent, 'wrap_up_over', 12_000).idleSince, 12_000)
    assert.isNull(agent.wrapUpUntil)
    assert.isNull(agent.callId)
  })

  test('without wrap-up seconds a call leads straight back to ready', ({ assert }) => {
    const agent = go(givenAgent('on_call'), { step: 'call_ended', wrapUpMs: 0 }, 5000)
    assert.equal(agent.state, 'ready')
    assert.equal(agent.idleSince, 5000)
  })

  test('wrap-up keeps the call that it belongs to', ({ assert }) => {
    const agent = givenAgent('wrap_up')
    assert.equal(agent.callId, 'c1')
    assert.isNull(agent.agentLegUuid)
  })

  test('a missed offer makes not ready at once when one is the limit', ({ assert }) => {
    const agent = go(givenAgent('ringing'), 'failed', 3000)
    assert.equal(agent.state, 'not_ready')
    assert.equal(agent.reason, 'no_answer')
  })

  test('below the limit a missed offer only holds the agent back', ({ assert }) => {
    const agent = givenAgent('ringing')
    const rules = { ...RULES, maxNoAnswer: 2 }
    stepAgent(agent, STEPS.failed, 3000, rules)
    assert.equal(agent.state, 'ready')
    assert.equal(agent.heldUntil, 8000)
    assert.equal(agent.idleSince, 2000)
    for (const name of ['offer', 'failed'] as const) stepAgent(agent, STEPS[name], 9000, rules)
    assert.equal(agent.state, 'not_ready')
    assert.equal(agent.reason, 'no_answer')
  })

  test('answering and becoming ready forget missed offers', ({ assert }) => {
    const agent = givenAgent('ringing')
    agent.missedOffers = 3
    assert.equal(go(agent, 'answered', 3000).missedOffers, 0)
    const other = givenAgent('not_ready')
    other.missedOffers = 3
    assert.equal(go(other, 'ready', 3000).missedOffers, 0)
  })

  for (const [failure, heldUntil] of [
    ['busy', 10_000],
    ['rejected', 12_000],
    ['cancelled', 3000],
  ] as const) {
    test(`${failure} keeps the idle time and holds back until ${heldUntil}`, ({ assert }) => {
      const agent = go(givenAgent('ringing'), { step: 'failed', failure }, 3000)
      assert.equal(agent.state, 'ready')
      assert.equal(agent.idleSince, 2000)
      assert.equal(agent.heldUntil, heldUntil)
      assert.equal(agent.missedOffers, 0)
    })
  }

  test('an unregistered telephone makes not ready for the device', ({ assert }) => {
    const agent = go(givenAgent('reserved'), { step: 'failed', failure: 'device' }, 3000)
    assert.equal(agent.state, 'not_ready')
    assert.equal(agent.reason, 'device')
  })

  test('not ready asked for in a call begins after wrap-up, and can be taken back', ({
    assert,
  }) => {
    const agent = go(givenAgent('on_call'), 'not_ready', 3000)
    assert.equal(agent.afterCall, 'meal')
    go(agent, 'call_ended', 4000)
    assert.equal(agent.state, 'wrap_up')
    go(agent, 'wrap_up_over', 14_000)
    assert.equal(agent.state, 'not_ready')
    assert.equal(agent.reason, 'meal')

    const other = go(go(givenAgent('on_call'), 'not_ready', 3000), 'ready', 3500)
    assert.equal(go(other, { step: 'call_ended', wrapUpMs: 0 }, 4000).state, 'ready')
  })

  test('a call of his own leaves a not ready agent not ready with his reason', ({ assert }) => {
    const agent = go(givenAgent('not_ready'), 'not_ready', 2500)
    go(agent, 'own_call', 3000)
    assert.isNull(agent.callId)
    go(agent, 'own_call_ended', 4000)
    assert.equal(agent.state, 'not_ready')
    assert.equal(agent.reason, 'meal')
  })

  test('a call of his own in wrap-up goes back to the rest of it', ({ assert }) => {
    const agent = go(go(givenAgent('wrap_up'), 'own_call', 3000), 'own_call_ended', 4000)
    assert.equal(agent.state, 'wrap_up')
    assert.equal(agent.wrapUpUntil, 12_000)
    const late = go(go(givenAgent('wrap_up'), 'own_call', 3000), 'own_call_ended', 13_000)
    assert.equal(late.state, 'ready')
    assert.equal(late.idleSince, 13_000)
  })
})
