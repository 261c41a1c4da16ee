/** The states of an agent, in the order in which a working day meets them. */
export const AGENT_STATES = [
  'signed_out',
  'not_ready',
  'ready',
  'reserved',
  'ringing',
  'on_call',
  'wrap_up',
] as const
export type AgentState = (typeof AGENT_STATES)[number]

/** What can happen to an agent. The first five are asked for by a person. */
export const AGENT_STEPS = [
  'sign_in',
  'sign_out',
  'ready',
  'not_ready',
  'end_wrap_up',
  'offer',
  'ringing',
  'answered',
  'failed',
  'call_ended',
  'found',
  'own_call',
  'own_call_ended',
  'wrap_up_over',
  'device_lost',
  'switch_away',
  'switch_back',
] as const
export type AgentStepName = (typeof AGENT_STEPS)[number]

/** How an offer ended without a conversation. `cancelled` is nobody's fault. */
export type OfferFailure = 'no_answer' | 'busy' | 'rejected' | 'device' | 'cancelled'

/** The distributed call of an agent, and the ACD group whose line it came from. */
export interface AgentCall {
  callId: string
  agentLegUuid: string
  line: number
}

export type AgentStep =
  | { step: 'sign_in'; extension: string; remote: boolean }
  | { step: 'sign_out' | 'ready' | 'end_wrap_up' | 'ringing' | 'answered' }
  | { step: 'own_call' | 'own_call_ended' | 'wrap_up_over' | 'device_lost' }
  /** The switch of the telephone is out of sight for long, and in sight again with the telephone on it. */
  | { step: 'switch_away' | 'switch_back' }
  | { step: 'not_ready'; reason: string }
  | ({ step: 'offer' } & AgentCall)
  /** A call met in the switch after a reconnect. */
  | ({ step: 'found'; state: 'ringing' | 'on_call' } & AgentCall)
  | { step: 'failed'; failure: OfferFailure }
  | { step: 'call_ended'; wrapUpMs: number }

/** Reasons of not ready that the dispatcher itself gives. People's reasons are a list of the shop's. */
export const OWN_REASONS = {
  signedIn: 'signed_in',
  noAnswer: 'no_answer',
  device: 'device',
  switch: 'switch',
} as const

/** One agent, as plain data. Times are epoch milliseconds. */
export interface Agent {
  readonly agentId: number
  /** The telephone that the agent works at; null while signed out. */
  extension: string | null
  /** That telephone is an outside number, reached by the gateway: it is never registered here. */
  remote: boolean
  /** ACD group numbers, such as 21 and 22. */
  groups: readonly number[]
  /** Whether distribution gives calls to this agent (启用轮选). */
  acdEnabled: boolean
  state: AgentState
  /** Why the agent is not ready. */
  reason: string | null
  /** When the present state began. */
  since: number
  /** Since when the agent is idle; kept through an offer that fails without the agent's doing. */
  idleSince: number
  /** A ready agent gets no offer before this time (after busy, rejected or a forgiven miss). */
  heldUntil: number
  wrapUpUntil: number | null
  /** The distributed call of reserved, ringing, on_call and wrap_up; null in a call of the agent's own. */
  callId: string | null
  agentLegUuid: string | null
  /** The ACD group whose line that call came from. */
  line: number | null
  /** Offers in a row that were not answered. */
  missedOffers: number
  /** The reason of not ready that begins when the present call or offer is over. */
  afterCall: string | null
}

export interface AgentRules {
  /** So many unanswered offers in a row make the agent not ready. */
  maxNoAnswer: number
  noAnswerDelayMs: number
  busyDelayMs: number
  rejectDelayMs: number
}

/**
 * Every step that a state allows and where it may lead. A step that is missing here is refused
 * and changes nothing.
 */
export const AGENT_EDGES: Readonly<
  Record<AgentState, Partial<Record<AgentStepName, readonly AgentState[]>>>
> = {
  signed_out: { sign_in: ['not_ready'] },
  not_ready: {
    sign_out: ['signed_out'],
    ready: ['ready'],
    not_ready: ['not_ready'],
    found: ['ringing', 'on_call'],
    own_call: ['on_call'],
    device_lost: ['not_ready'],
    switch_back: ['not_ready', 'ready'],
  },
  ready: {
    sign_out: ['signed_out'],
    not_ready: ['not_ready'],
    offer: ['reserved'],
    found: ['ringing', 'on_call'],
    own_call: ['on_call'],
    device_lost: ['not_ready'],
    switch_away: ['not_ready'],
  },
  reserved: {
    not_ready: ['reserved'],
    ringing: ['ringing'],
    answered: ['on_call'],
    failed: ['ready', 'not_ready'],
    device_lost: ['reserved'],
    switch_away: ['not_ready'],
    switch_back: ['reserved'],
  },
  ringing: {
    not_ready: ['ringing'],
    answered: ['on_call'],
    failed: ['ready', 'not_ready'],
    device_lost: ['ringing'],
    switch_away: ['not_ready'],
    switch_back: ['ringing'],
  },
  on_call: {
    ready: ['on_call'],
    not_ready: ['on_call'],
    call_ended: ['wrap_up', 'ready', 'not_ready'],
    found: ['ringing', 'on_call'],
    own_call_ended: ['wrap_up', 'ready', 'not_ready'],
    device_lost: ['on_call'],
    switch_away: ['on_call'],
    switch_back: ['on_call'],
  },
  wrap_up: {
    sign_out: ['signed_out'],
    ready: ['ready'],
    not_ready: ['not_ready'],
    end_wrap_up: ['ready', 'not_ready'],
    found: ['ringing', 'on_call'],
    own_call: ['on_call'],
    wrap_up_over: ['ready', 'not_ready'],
    device_lost: ['wrap_up'],
    switch_away: ['wrap_up'],
    switch_back: ['wrap_up'],
  },
}

export function newAgent(agentId: number, at: number): Agent {
  return {
    agentId,
    extension: null,
    remote: false,
    groups: [],
    acdEnabled: true,
    state: 'signed_out',
    reason: null,
    since: at,
    idleSince: at,
    heldUntil: 0,
    wrapUpUntil: null,
    callId: null,
    agentLegUuid: null,
    line: null,
    missedOffers: 0,
    afterCall: null,
  }
}

/**
 * Does one step to an agent, in place. Answers false, and changes nothing, when the state does
 * not allow it.
 */
export function stepAgent(agent: Agent, step: AgentStep, at: number, rules: AgentRules): boolean {
  if (AGENT_EDGES[agent.state][step.step] === undefined) return false
  switch (step.step) {
    case 'sign_in':
      agent.extension = step.extension
      agent.remote = step.remote
      agent.missedOffers = 0
      return enter(agent, 'not_ready', at, OWN_REASONS.signedIn)
    case 'sign_out':
      agent.extension = null
      return enter(agent, 'signed_out', at)
    case 'ready':
      agent.missedOffers = 0
      agent.afterCall = null
      if (agent.state === 'on_call') return true
      return becomeReady(agent, at)
    case 'not_ready':
      if (agent.state === 'not_ready' || agent.state === 'ready' || agent.state === 'wrap_up') {
        return enter(agent, 'not_ready', at, step.reason)
      }
      agent.afterCall = step.reason
      return true
    case 'device_lost':
      // Who waits for the switch is ready again once the telephone is back on it.
      if (agent.reason === OWN_REASONS.switch) return true
      if (agent.state === 'ready' || agent.state === 'not_ready') {
        return enter(agent, 'not_ready', at, OWN_REASONS.device)
      }
      agent.afterCall ??= OWN_REASONS.device
      return true
    case 'switch_away':
      if (agent.state === 'on_call' || agent.state === 'wrap_up') {
        agent.afterCall ??= OWN_REASONS.switch
        return true
      }
      return enter(agent, 'not_ready', at, agent.afterCall ?? OWN_REASONS.switch)
    case 'switch_back':
      if (agent.afterCall === OWN_REASONS.switch) agent.afterCall = null
      if (agent.reason !== OWN_REASONS.switch) return true
      // The idle time goes on from before: it was not the agent's doing.
      agent.heldUntil = 0
      return enter(agent, 'ready', at)
    case 'offer':
      enter(agent, 'reserved', at)
      return holdCall(agent, step)
    case 'found': {
      const afterCall = agent.state === 'not_ready' ? agent.reason : agent.afterCall
      enter(agent, step.state, at)
      agent.afterCall = afterCall
      return holdCall(agent, step)
    }
    case 'ringing':
      agent.state = 'ringing'
      agent.since = at
      return true
    case 'answered':
      agent.missedOffers = 0
      agent.state = 'on_call'
      agent.since = at
      return true
    case 'failed':
      return endOffer(agent, step.failure, at, rules)
    case 'call_ended':
      agent.agentLegUuid = null
      if (step.wrapUpMs > 0) {
        agent.state = 'wrap_up'
        agent.since = at
        agent.wrapUpUntil = at + step.wrapUpMs
        return true
      }
      return rest(agent, at)
    case 'own_call':
      if (agent.state === 'not_ready') agent.afterCall = agent.reason
      agent.state = 'on_call'
      agent.since = at
      agent.reason = null
      return true
    case 'own_call_ended':
      if (agent.wrapUpUntil !== null && agent.wrapUpUntil > at) {
        agent.state = 'wrap_up'
        agent.since = at
        return true
      }
      return rest(agent, at)
    case 'end_wrap_up':
    case 'wrap_up_over':
      return rest(agent, at)
  }
}

function holdCall(agent: Agent, call: AgentCall): boolean {
  agent.callId = call.callId
  agent.agentLegUuid = call.agentLegUuid
  agent.line = call.line
  return true
}

function endOffer(agent: Agent, failure: OfferFailure, at: number, rules: AgentRules): boolean {
  let delay = 0
  if (failure === 'no_answer') {
    agent.missedOffers++
    if (agent.missedOffers >= rules.maxNoAnswer) agent.afterCall ??= OWN_REASONS.noAnswer
    else delay = rules.noAnswerDelayMs
  } else if (failure === 'busy') delay = rules.busyDelayMs
  else if (failure === 'rejected') delay = rules.rejectDelayMs
  else if (failure === 'device') agent.afterCall ??= OWN_REASONS.device
  if (agent.afterCall !== null) return rest(agent, at)
  enter(agent, 'ready', at)
  agent.heldUntil = at + delay
  return true
}

/** Where a call or an offer leaves an agent: not ready when so asked meanwhile, else ready. */
function rest(agent: Agent, at: number): boolean {
  if (agent.afterCall !== null) return enter(agent, 'not_ready', at, agent.afterCall)
  return becomeReady(agent, at)
}

function becomeReady(agent: Agent, at: number): boolean {
  agent.idleSince = at
  agent.heldUntil = 0
  return enter(agent, 'ready', at)
}

/** Enters a state outside any call, or at the door of one. */
function enter(agent: Agent, state: AgentState, at: number, reason: string | null = null): boolean {
  agent.state = state
  agent.reason = reason
  agent.since = at
  agent.callId = null
  agent.agentLegUuid = null
  agent.line = null
  agent.wrapUpUntil = null
  agent.afterCall = null
  return true
}
