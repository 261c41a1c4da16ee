import { randomUUID } from 'node:crypto'
import { DEFAULT_SETTINGS } from './events.ts'
import { Floor } from './floor.ts'
import { firstCallerOf } from './lines.ts'
import { before } from './ordered_heap.ts'
import { Timers } from './timers.ts'
import type { OfferFailure } from './agent.ts'
import type { DispatchSettings, FoundCaller } from './events.ts'
import type { AcdGroup } from './groups.ts'
import type { Caller, CallerSnapshot, Line, Seat } from './line.ts'

export interface DistributionOptions {
  groups: readonly AcdGroup[]
  settings?: Partial<DispatchSettings>
  /** Makes the ids of the agents' legs; they must be new in the whole switch. */
  newLegUuid?: () => string
}

/** Callers on one side, agents on the other, and the steps that bring them together and apart. */
export class Distribution {
  readonly floor: Floor
  readonly callers = new Map<string, Caller>()
  /** What is due for callers: those who come back from a failed offer must be heard of soon. */
  readonly timers = new Timers<Caller>()
  connected = false
  private readonly newLegUuid: () => string
  private arrivals = 0

  constructor(options: DistributionOptions) {
    this.floor = new Floor(options.groups, { ...DEFAULT_SETTINGS, ...options.settings })
    this.newLegUuid = options.newLegUuid ?? randomUUID
  }

  /** Gets to know a caller; he stands in no line yet. */
  meet(found: Omit<FoundCaller, 'stage' | 'agentLegUuid' | 'extension'>): Caller {
    const { line, baseScore } = this.floor.lines.of(found.serviceNumber)
    return this.remember(found, line, found.score + baseScore)
  }

  /** A caller as he was in a snapshot. */
  restore(known: CallerSnapshot): Caller {
    const caller = this.remember(known, this.floor.lines.at(known.line), known.score)
    caller.stage = known.stage
    caller.agentLegUuid = known.agentLegUuid
    return caller
  }

  join(caller: Caller): void {
    // Whoever was freed a moment ago belongs to the callers that are in line already.
    this.serveFreed()
    this.floor.lines.join(caller)
    if (this.connected) this.serveCaller(caller)
  }

  forget(caller: Caller): void {
    if (caller.stage === 'waiting') this.floor.lines.leave(caller)
    this.expectNoReturn(caller)
    this.callers.delete(caller.callerUuid)
  }

  /** The caller is gone. An agent whose telephone rings already is freed by the end of that leg. */
  lose(callerUuid: string): void {
    const caller = this.callers.get(callerUuid)
    if (!caller) return
    const seat = caller.agentLegUuid === null ? null : this.floor.byLeg.get(caller.agentLegUuid)
    this.forget(caller)
    if (!seat) return
    seat.caller = null
    if (seat.agent.state === 'reserved') this.endOffer(seat, 'cancelled')
  }

  /** Gives a waiting caller to an agent. */
  offer(caller: Caller, seat: Seat): void {
    const { floor } = this
    const { callId, callerUuid, line } = caller
    const agentLegUuid = this.newLegUuid()
    this.floor.lines.leave(caller)
    caller.stage = 'offered'
    caller.agentLegUuid = agentLegUuid
    seat.caller = caller
    floor.byLeg.set(agentLegUuid, seat)
    const { agentId } = seat.agent
    const extension = seat.agent.extension!
    floor.decide({ type: 'offer', callId, callerUuid, agentId, extension, agentLegUuid })
    floor.step(seat, { step: 'offer', callId, agentLegUuid, line: line.number })
  }

  /** The agent's leg and the caller talk. */
  bridge(legUuid: string): void {
    const seat = this.floor.byLeg.get(legUuid)
    if (!seat || !this.floor.step(seat, { step: 'answered' })) return
    if (seat.caller) this.forget(seat.caller)
    seat.caller = null
  }

  /** The agent's part of a conversation is over. */
  endCall(seat: Seat): void {
    const { floor } = this
    floor.byLeg.delete(seat.agent.agentLegUuid!)
    floor.step(seat, { step: 'call_ended', wrapUpMs: seat.wrapUpMsOf(seat.agent.line) })
    floor.noticeOwnCall(seat)
  }

  /** The offer to this agent has failed; its caller is on the way back to the waiting room. */
  endOffer(seat: Seat, failure: OfferFailure): void {
    const { floor } = this
    const { caller } = seat
    const { extension } = seat.agent
    floor.byLeg.delete(seat.agent.agentLegUuid!)
    seat.caller = null
    if (failure === 'device' && extension !== null) floor.registered.delete(extension)
    floor.step(seat, { step: 'failed', failure })
    floor.noticeOwnCall(seat)
    if (caller && caller.stage === 'offered') {
      caller.stage = 'returning'
      caller.agentLegUuid = null
      this.expectReturn(caller)
    }
  }

  /** The switch must say soon that this caller is in the waiting room again; else it is asked. */
  expectReturn(caller: Caller): void {
    caller.timer ??= this.timers.create(caller)
    this.timers.set(caller.timer, this.floor.now + this.floor.settings.offerGuardMs)
  }

  expectNoReturn(caller: Caller): void {
    if (caller.timer) this.timers.set(caller.timer, null)
  }

  serveCaller(caller: Caller): void {
    const seat = caller.line.firstIdle()
    if (seat) this.offer(caller, seat)
  }

  /** Matches everybody with everybody, in the callers' order. */
  serveAll(): void {
    if (!this.connected) return
    for (const caller of this.floor.lines.inOrder()) this.serveCaller(caller)
  }

  /** Gives callers to the agents that became free, in the order of the callers. */
  serveFreed(): void {
    const { floor } = this
    const { freed } = floor
    while (freed.length > 0) {
      let first: Caller | undefined
      for (let index = freed.length - 1; index >= 0; index--) {
        const seat = freed[index]!
        const caller = this.connected && floor.isFree(seat) ? firstCallerOf(seat.cards) : undefined
        if (!caller) {
          freed[index] = freed[freed.length - 1]!
          freed.pop()
        } else if (!first || before(caller, first)) first = caller
      }
      if (first) this.serveCaller(first)
    }
  }

  /** Takes new groups over; throws, and changes nothing, when they contradict each other. */
  regroup(groups: readonly AcdGroup[]): void {
    const { floor } = this
    const old = floor.lines
    const waiting = old.inOrder()
    floor.regroup(groups)
    old.clear()
    for (const caller of this.callers.values()) {
      caller.line = floor.lines.of(caller.serviceNumber).line
    }
    for (const caller of waiting) floor.lines.join(caller)
  }

  private remember(
    found: Pick<Caller, 'callId' | 'callerUuid' | 'serviceNumber' | 'arrivedAt'>,
    line: Line,
    score: number
  ): Caller {
    const { callId, callerUuid, serviceNumber, arrivedAt } = found
    // Written out: spreading costs more than all the rest of an arrival.
    const caller: Caller = {
      callId,
      callerUuid,
      serviceNumber,
      line,
      arrivedAt,
      score,
      stage: 'returning',
      agentLegUuid: null,
      key: arrivedAt - score * 1000,
      tie: this.arrivals++,
      place: -1,
      timer: null,
    }
    this.callers.set(callerUuid, caller)
    return caller
  }
}
