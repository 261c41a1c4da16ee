import type { CallStory } from '#database/demo/call_story'
import { MISSED_MS, WRAP_UP_MS } from '#database/demo/past_floor'
import type { Shift } from '#database/demo/shifts'

/** What one agent was from when to when. Instants are ms since 1970. */
export type AgentState = {
  state: 'ready' | 'not_ready' | 'ringing' | 'on_call' | 'wrap_up'
  reason: string | null
  callId: string | null
  from: number
  to: number
}

export type AgentDay = {
  extension: string
  signedInAt: number
  signedOutAt: number
  /** Without gaps from the sign-in to the sign-out. */
  states: AgentState[]
}

/** From the sign-in to the first readiness. */
const SETTLING_MS = 60_000

/**
 * What the calls of a day make of an agent's shift: not ready on arriving, ready, and between them offers, talks, wrap-up,
 * missed offers and breaks, which begin when the call before them is done. Nothing after `until`.
 */
export function agentDay(
  shift: Shift,
  calls: readonly CallStory[],
  until: number
): AgentDay | null {
  const signedInAt = shift.from - SETTLING_MS
  if (shift.from >= until) return null
  const works = calls
    .flatMap((call) => workOf(call, shift.extension))
    .sort((one, other) => one.from - other.from)
  const pauses = shift.breaks.map(({ reason, from, to }): AgentState => ({
    state: 'not_ready',
    reason,
    callId: null,
    from: afterWork(works, from),
    to,
  }))
  const pieces = [...works, ...pauses].sort((one, other) => one.from - other.from)
  const states: AgentState[] = [
    { state: 'not_ready', reason: 'signed_in', callId: null, from: signedInAt, to: shift.from },
  ]
  let done = shift.from
  for (const piece of pieces) {
    const from = Math.max(piece.from, done)
    if (piece.to <= from) continue
    if (from > done) states.push(ready(done, from))
    states.push({ ...piece, from })
    done = piece.to
  }
  if (shift.to > done) states.push(ready(done, shift.to))
  const cut = states
    .filter(({ from }) => from < until)
    .map((state) => ({ ...state, to: Math.min(state.to, until) }))
  return { extension: shift.extension, signedInAt, signedOutAt: cut.at(-1)!.to, states: cut }
}

/** A break waits for the call that is going on, and for what has to be done about it. */
function afterWork(works: readonly AgentState[], from: number): number {
  return works.reduce((at, work) => (work.from <= at && at < work.to ? work.to : at), from)
}

function ready(from: number, to: number): AgentState {
  return { state: 'ready', reason: null, callId: null, from, to }
}

function workOf(call: CallStory, extension: string): AgentState[] {
  const states: AgentState[] = []
  for (const offer of call.offers.filter((one) => one.extension === extension)) {
    const { at: from, endedAt: to } = offer
    states.push({ state: 'ringing', reason: null, callId: call.id, from, to })
    if (offer.result === 'NO_ANSWER') {
      states.push({
        state: 'not_ready',
        reason: 'no_answer',
        callId: null,
        from: to,
        to: to + MISSED_MS,
      })
    }
  }
  if (call.talk?.extension === extension) {
    const { from, to } = call.talk
    states.push({ state: 'on_call', reason: null, callId: call.id, from, to })
    states.push({ state: 'wrap_up', reason: null, callId: call.id, from: to, to: to + WRAP_UP_MS })
  }
  return states
}
