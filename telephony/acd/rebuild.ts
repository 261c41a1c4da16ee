import type { Agent } from './agent.ts'
import type { Distribution } from './distribution.ts'
import type { DispatchEvent, DispatchSnapshot, FoundCaller } from './events.ts'
import type { Caller, CallerSnapshot, Seat } from './line.ts'

type Resync = Extract<DispatchEvent, { type: 'resync' }>

export function takeSnapshot(distribution: Distribution): DispatchSnapshot {
  const { floor, callers } = distribution
  return {
    now: floor.now,
    connected: distribution.matching.connected,
    groups: floor.groups.groups,
    agents: [...floor.seats.values()].map(({ agent }): Agent => ({ ...agent })),
    callers: [...callers.values()].sort((a, b) => a.tie - b.tie).map(plain),
    registered: [...floor.registered],
    otherLegs: [...floor.otherLegs].map(([legUuid, extension]) => ({ extension, legUuid })),
  }
}

function plain(caller: Caller): CallerSnapshot {
  const { callId, callerUuid, serviceNumber, arrivedAt, score, stage } = caller
  const { agentLegUuid, callback } = caller
  const line = caller.line.number
  const place = { serviceNumber, line, arrivedAt, score }
  return { callId, callerUuid, ...place, stage, agentLegUuid, callback }
}

/** Fills an empty distribution from a snapshot. */
export function restoreFrom(distribution: Distribution, snapshot: DispatchSnapshot): void {
  const { floor } = distribution
  floor.now = snapshot.now
  for (const extension of snapshot.registered) floor.registered.add(extension)
  for (const { legUuid, extension } of snapshot.otherLegs) floor.addOtherLeg(legUuid, extension)
  for (const agent of snapshot.agents) floor.refresh(floor.addSeat({ ...agent }))
  for (const known of snapshot.callers) {
    const caller = distribution.restore(known)
    if (known.stage === 'waiting' || known.stage === 'held') floor.lines.join(caller)
    else if (known.stage === 'returning') distribution.expectReturn(caller)
    else if (known.agentLegUuid !== null) {
      const seat = floor.byLeg.get(known.agentLegUuid)
      if (seat) seat.caller = caller
    }
  }
}

/**
 * Puts the switch's truth in the place of what was known of calls. Agents keep their states as far
 * as the calls allow: one whose offer is gone is free again with the idle time that he had, one
 * whose conversation is gone begins his wrap-up now. Running calls are only noted.
 */
export function resyncWith(distribution: Distribution, found: Resync): void {
  const { floor } = distribution
  const known = new Map(distribution.callers)
  for (const caller of known.values()) distribution.forget(caller)
  // In line they need no switch; who was being dialled is told of below, with his agent's seat.
  for (const caller of known.values()) {
    if (caller.callback === null || caller.stage === 'offered') continue
    distribution.callers.set(caller.callerUuid, caller)
    floor.lines.join(caller)
  }
  floor.byLeg.clear()
  if (found.registered !== null) {
    floor.registered.clear()
    for (const extension of found.registered) floor.registered.add(extension)
  }
  floor.clearOtherLegs()
  for (const { legUuid, extension } of found.otherLegs) floor.addOtherLeg(legUuid, extension)
  distribution.matching.connected = true
  floor.switchAway = false

  const inCall = new Set<Seat>()
  for (const one of found.callers) {
    const seat = takeCaller(distribution, one, known.get(one.callerUuid))
    if (seat) inCall.add(seat)
  }
  for (const seat of floor.seats.values()) {
    if (!inCall.has(seat)) freeSeat(distribution, seat)
    const { extension } = seat.agent
    if (extension !== null && !floor.isReachable(seat.agent)) {
      floor.step(seat, { step: 'device_lost' })
    }
  }
}

/**
 * The switch stays out of sight. Its callers have gone to the fallback by now, or are gone with it; who is found again is
 * met anew. Agents leave distribution with the reason, a conversation may still go on. Who is to be called back stays in
 * line: he needs no switch.
 */
export function leaveSwitch(distribution: Distribution): void {
  const { floor } = distribution
  if (floor.switchAway) return
  distribution.matching.connected = false
  floor.switchAway = true
  for (const seat of floor.seats.values()) {
    if (seat.agent.state !== 'on_call' && seat.agent.agentLegUuid !== null) {
      floor.byLeg.delete(seat.agent.agentLegUuid)
    }
    distribution.finishCallback(seat, 'unknown')
    seat.caller = null
    floor.step(seat, { step: 'switch_away' })
  }
  for (const caller of [...distribution.callers.values()]) {
    if (caller.callback === null) distribution.forget(caller)
  }
}

/** Notes one found caller; answers with the agent that he is with. */
function takeCaller(
  distribution: Distribution,
  found: FoundCaller,
  known: Caller | undefined
): Seat | undefined {
  const { floor, callers } = distribution
  let caller: Caller
  if (known) {
    // What was known of him (his first arrival, his head start) is better than what is found.
    caller = known
    callers.set(caller.callerUuid, caller)
  } else caller = distribution.meet(found)

  if (found.stage === 'waiting') {
    floor.lines.join(caller)
    return undefined
  }
  const { agentLegUuid, extension } = found
  const seat = extension === null ? undefined : floor.byExtension.get(extension)
  if (found.stage === 'talking') callers.delete(caller.callerUuid)
  else {
    caller.stage = 'offered'
    caller.agentLegUuid = agentLegUuid
  }
  if (!seat || agentLegUuid === null) return undefined
  const { callId } = caller
  const line = caller.line.number
  const state = found.stage === 'talking' ? 'on_call' : 'ringing'
  if (seat.agent.agentLegUuid === agentLegUuid) {
    floor.byLeg.set(agentLegUuid, seat)
    floor.step(seat, { step: state === 'on_call' ? 'answered' : 'ringing' })
  } else {
    freeSeat(distribution, seat)
    if (!floor.step(seat, { step: 'found', state, callId, agentLegUuid, line })) return undefined
    floor.byLeg.set(agentLegUuid, seat)
  }
  seat.caller = state === 'on_call' ? null : caller
  return seat
}

/** Ends what the agent was in before, when the switch knows nothing of it. */
function freeSeat(distribution: Distribution, seat: Seat): void {
  const { floor } = distribution
  const { state, agentLegUuid, extension } = seat.agent
  distribution.finishCallback(seat, 'unknown')
  seat.caller = null
  if (state === 'reserved' || state === 'ringing') distribution.endOffer(seat, 'cancelled')
  else if (state === 'on_call' && agentLegUuid !== null) distribution.endCall(seat)
  else if (state === 'on_call' && !floor.hasOtherLegs(extension)) {
    floor.step(seat, { step: 'own_call_ended' })
  } else floor.noticeOwnCall(seat)
}
