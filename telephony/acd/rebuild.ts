import type { Agent } from './agent.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { DispatchEvent, DispatchSnapshot, FoundCaller } from './events.ts'
import type { Seat } from './floor.ts'
import type { Caller, CallerSnapshot } from './waiting.ts'

type Resync = Extract<DispatchEvent, { type: 'resync' }>

export function takeSnapshot(dispatcher: Dispatcher): DispatchSnapshot {
  const { floor, callers } = dispatcher
  return {
    now: floor.now,
    connected: dispatcher.connected,
    groups: floor.groups.groups,
    agents: [...floor.seats.values()].map(({ agent }): Agent => ({ ...agent })),
    callers: [...callers.values()].sort((a, b) => a.tie - b.tie).map(plain),
    registered: [...floor.registered],
    otherLegs: [...floor.otherLegs].map(([legUuid, extension]) => ({ extension, legUuid })),
  }
}

function plain(caller: Caller): CallerSnapshot {
  const { callId, callerUuid, serviceNumber, line, arrivedAt, score, stage, agentLegUuid } = caller
  return { callId, callerUuid, serviceNumber, line, arrivedAt, score, stage, agentLegUuid }
}

/** Fills an empty dispatcher from a snapshot. */
export function restoreFrom(dispatcher: Dispatcher, snapshot: DispatchSnapshot): void {
  const { floor, waiting, callers } = dispatcher
  floor.now = snapshot.now
  for (const extension of snapshot.registered) floor.registered.add(extension)
  for (const { legUuid, extension } of snapshot.otherLegs) floor.addOtherLeg(legUuid, extension)
  for (const agent of snapshot.agents) floor.refresh(floor.addSeat({ ...agent }))
  for (const known of snapshot.callers) {
    const caller = waiting.create(known)
    callers.set(caller.callerUuid, caller)
    if (known.stage === 'waiting') waiting.join(caller)
    else if (known.stage === 'returning') dispatcher.expectReturn(caller)
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
export function resyncWith(dispatcher: Dispatcher, found: Resync): void {
  const { floor } = dispatcher
  const known = new Map(dispatcher.callers)
  for (const caller of known.values()) dispatcher.forget(caller)
  floor.byLeg.clear()
  if (found.registered !== null) {
    floor.registered.clear()
    for (const extension of found.registered) floor.registered.add(extension)
  }
  floor.clearOtherLegs()
  for (const { legUuid, extension } of found.otherLegs) floor.addOtherLeg(legUuid, extension)
  dispatcher.connected = true

  const inCall = new Set<Seat>()
  for (const one of found.callers) {
    const seat = takeCaller(dispatcher, one, known.get(one.callerUuid))
    if (seat) inCall.add(seat)
  }
  for (const seat of floor.seats.values()) {
    if (!inCall.has(seat)) freeSeat(dispatcher, seat)
    const { extension } = seat.agent
    if (extension !== null && !floor.registered.has(extension)) {
      floor.step(seat, { step: 'device_lost' })
    }
  }
}

/** Notes one found caller; answers with the agent that he is with. */
function takeCaller(
  dispatcher: Dispatcher,
  found: FoundCaller,
  known: Caller | undefined
): Seat | undefined {
  const { floor, waiting, callers } = dispatcher
  let caller: Caller
  if (known) {
    // What was known of him (his first arrival, his head start) is better than what is found.
    caller = known
    callers.set(caller.callerUuid, caller)
  } else caller = dispatcher.meet(found)

  if (found.stage === 'waiting') {
    waiting.join(caller)
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
  const { callId, line } = caller
  const state = found.stage === 'talking' ? 'on_call' : 'ringing'
  if (seat.agent.agentLegUuid === agentLegUuid) {
    floor.byLeg.set(agentLegUuid, seat)
    floor.step(seat, { step: state === 'on_call' ? 'answered' : 'ringing' })
  } else {
    freeSeat(dispatcher, seat)
    if (!floor.step(seat, { step: 'found', state, callId, agentLegUuid, line })) return undefined
    floor.byLeg.set(agentLegUuid, seat)
  }
  seat.caller = state === 'on_call' ? null : caller
  return seat
}

/** Ends what the agent was in before, when the switch knows nothing of it. */
function freeSeat(dispatcher: Dispatcher, seat: Seat): void {
  const { floor } = dispatcher
  const { state, agentLegUuid, extension } = seat.agent
  seat.caller = null
  if (state === 'reserved' || state === 'ringing') dispatcher.endOffer(seat, 'cancelled')
  else if (state === 'on_call' && agentLegUuid !== null) dispatcher.endCall(seat)
  else if (state === 'on_call' && !floor.hasOtherLegs(extension)) {
    floor.step(seat, { step: 'own_call_ended' })
  } else floor.noticeOwnCall(seat)
}
