import { randomUUID } from 'node:crypto'
import { DEFAULT_SETTINGS } from './events.ts'
import { Floor } from './floor.ts'
import { Matching } from './matching.ts'
import { Timers } from './timers.ts'
import type { OfferFailure } from './agent.ts'
import type { CallbackWaiting, CallerKnown, DispatchSettings, FoundCaller } from './events.ts'
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
  readonly matching: Matching
  private readonly newLegUuid: () => string
  private arrivals = 0

  constructor(options: DistributionOptions) {
    this.floor = new Floor(options.groups, { ...DEFAULT_SETTINGS, ...options.settings })
    this.matching = new Matching(this.floor, (caller, seat) => this.offer(caller, seat))
    this.newLegUuid = options.newLegUuid ?? randomUUID
  }

  /** Gets to know a caller; he stands in no line yet. */
  meet(found: Omit<FoundCaller, 'stage' | 'agentLegUuid' | 'extension'>): Caller {
    const { line, baseScore } = this.floor.lines.of(found.serviceNumber, found.group)
    return this.remember(found, line, found.score + baseScore)
  }

  /** A caller as he was in a snapshot. */
  restore(known: CallerSnapshot): Caller {
    const caller = this.remember(known, this.floor.lines.at(known.line), known.score)
    caller.stage = known.stage
    caller.agentLegUuid = known.agentLegUuid
    caller.callback = known.callback ?? null
    return caller
  }

  /** Lets a new caller into his line, or into the one that it overflows to, or sends him away. */
  admit(caller: Caller): void {
    const { lines, now } = this.floor
    if (!caller.line.takesCallersAt(now)) return this.sendAway(caller, 'closed')
    if (caller.line.isFull()) {
      const other = lines.at(caller.line.rules.overflowTo ?? 0)
      const takes = other.number !== 0 && other.takesCallersAt(now) && !other.isFull()
      if (!takes) return this.sendAway(caller, 'full')
      caller.line = other
    }
    if (caller.line.rules.ownerFirstSeconds === 0) return this.join(caller)
    lines.hold(caller, null)
    this.setTimer(caller, now + this.floor.settings.lookUpMs)
  }

  /** Takes in who a caller is: his place in line, and the agent who goes first. */
  recognise({ callerUuid, score, ownerId }: CallerKnown): void {
    const { floor } = this
    const caller = this.callers.get(callerUuid)
    if (!caller) return
    const { line, stage } = caller
    floor.lines.leave(caller)
    caller.score = score + floor.lines.of(caller.serviceNumber).baseScore
    caller.key = caller.arrivedAt - caller.score * 1000
    if (stage !== 'waiting' && stage !== 'held') return
    this.setTimer(caller, null)
    const owner = ownerId === null ? undefined : floor.seats.get(ownerId)
    const until = caller.arrivedAt + line.rules.ownerFirstSeconds * 1000
    if (!owner?.isAtWork || !owner.serves(line) || until <= floor.now) return this.join(caller)
    this.matching.serveFreed()
    floor.lines.hold(caller, owner)
    if (this.matching.connected && floor.isFree(owner)) this.offer(caller, owner)
    else this.setTimer(caller, until)
  }

  /** Takes a caller out of line who will be back at his place. */
  stepOut(callerUuid: string): void {
    const { floor } = this
    const caller = this.callers.get(callerUuid)
    if (!caller || (caller.stage !== 'waiting' && caller.stage !== 'held')) return
    floor.lines.leave(caller)
    caller.stage = 'returning'
    this.setTimer(caller, floor.now + floor.settings.questionMs)
  }

  /** Puts somebody in line who is to be called back. */
  queueCallback(order: CallbackWaiting): void {
    const { callbackId, number, serviceNumber, arrivedAt, score } = order
    const callerUuid = callbackUuid(callbackId)
    if (this.callers.has(callerUuid)) return
    const { line, baseScore } = this.floor.lines.of(serviceNumber)
    const found = { callId: '', callerUuid, serviceNumber, arrivedAt }
    const caller = this.remember(found, line, score + baseScore)
    caller.callback = { callbackId, number }
    this.join(caller)
  }

  /** Takes somebody out of line who need not be called back; one who is being dialled is. */
  cancelCallback(callbackId: string): void {
    const caller = this.callers.get(callbackUuid(callbackId))
    if (caller && caller.stage !== 'offered') this.forget(caller)
  }

  join(caller: Caller): void {
    // Whoever was freed a moment ago belongs to the callers that are in line already.
    this.matching.serveFreed()
    this.floor.lines.join(caller)
    if (this.matching.connected) this.matching.serveCaller(caller)
  }

  forget(caller: Caller): void {
    this.floor.lines.leave(caller)
    this.setTimer(caller, null)
    this.callers.delete(caller.callerUuid)
  }

  private sendAway(caller: Caller, reason: 'full' | 'closed'): void {
    const { callerUuid, line } = caller
    this.forget(caller)
    this.floor.decide({ type: 'send_away', callerUuid, line: line.number, reason })
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
    const { callerUuid, line, callback } = caller
    const agentLegUuid = this.newLegUuid()
    if (callback !== null) caller.callId = this.newLegUuid()
    const { callId } = caller
    floor.lines.leave(caller)
    this.setTimer(caller, null)
    caller.stage = 'offered'
    caller.agentLegUuid = agentLegUuid
    seat.caller = caller
    floor.byLeg.set(agentLegUuid, seat)
    const { agentId, remote } = seat.agent
    const extension = seat.agent.extension!
    if (callback === null) {
      floor.decide({ type: 'offer', callId, callerUuid, agentId, extension, agentLegUuid, remote })
    } else {
      const { callbackId, number } = callback
      const { serviceNumber } = caller
      const order = { callbackId, number, callId, serviceNumber }
      floor.decide({ type: 'call_back', ...order, agentId, extension, agentLegUuid, remote })
    }
    floor.step(seat, { step: 'offer', callId, agentLegUuid, line: line.number })
  }

  /** An agent whose telephone dials a customer talks to him only later, but is in a call already. */
  answer(legUuid: string): void {
    const seat = this.floor.byLeg.get(legUuid)
    if (seat?.caller?.callback && seat.isOffered) this.floor.step(seat, { step: 'answered' })
  }

  /** The agent's leg and the caller talk. */
  bridge(legUuid: string): void {
    const seat = this.floor.byLeg.get(legUuid)
    if (!seat) return
    if (!this.floor.step(seat, { step: 'answered' }) && !seat.caller?.callback) return
    this.finishCallback(seat, 'reached')
    if (seat.caller) this.forget(seat.caller)
    seat.caller = null
  }

  /** The agent's part of a conversation is over. */
  endCall(seat: Seat): void {
    const { floor } = this
    this.finishCallback(seat, 'unreached')
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

  /** The attempt to call the seat's caller back has come to its end. */
  finishCallback(seat: Seat, result: 'reached' | 'unreached' | 'unknown'): void {
    const { caller } = seat
    if (!caller?.callback) return
    const { callbackId } = caller.callback
    const { callId } = caller
    seat.caller = null
    this.forget(caller)
    this.floor.decide({ type: 'callback_tried', callbackId, callId, result })
  }

  /** The switch must say soon that this caller is in the waiting room again; else it is asked. */
  expectReturn(caller: Caller): void {
    this.setTimer(caller, this.floor.now + this.floor.settings.offerGuardMs)
  }

  setTimer(caller: Caller, at: number | null): void {
    if (caller.timer === null && at === null) return
    caller.timer ??= this.timers.create(caller)
    this.timers.set(caller.timer, at)
  }

  /** Takes new groups over; throws, and changes nothing, when they contradict each other. */
  regroup(groups: readonly AcdGroup[]): void {
    const { floor } = this
    const old = floor.lines
    const waiting = old.inOrder()
    floor.regroup(groups)
    old.clear()
    for (const caller of this.callers.values()) {
      caller.line = floor.lines.of(caller.serviceNumber, caller.group).line
    }
    for (const caller of waiting) floor.lines.join(caller)
  }

  private remember(
    found: Pick<Caller, 'callId' | 'callerUuid' | 'serviceNumber' | 'group' | 'arrivedAt'>,
    line: Line,
    score: number
  ): Caller {
    const { callId, callerUuid, serviceNumber, group = null, arrivedAt } = found
    // Written out: spreading costs more than all the rest of an arrival.
    const caller: Caller = {
      callId,
      callerUuid,
      serviceNumber,
      group,
      line,
      arrivedAt,
      score,
      stage: 'returning',
      agentLegUuid: null,
      callback: null,
      owner: null,
      key: arrivedAt - score * 1000,
      tie: this.arrivals++,
      place: -1,
      timer: null,
    }
    this.callers.set(callerUuid, caller)
    return caller
  }
}

/** Stands for the caller's leg in the dispatcher while there is none. */
export function callbackUuid(callbackId: string): string {
  return `callback-${callbackId}`
}
