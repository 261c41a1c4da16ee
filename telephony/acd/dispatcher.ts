import { randomUUID } from 'node:crypto'
import { obey, withdrawOffer } from './commands.ts'
import { DEFAULT_SETTINGS } from './events.ts'
import { Floor } from './floor.ts'
import { failureOf } from './offer_failure.ts'
import { before } from './ordered_heap.ts'
import { restoreFrom, resyncWith, takeSnapshot } from './rebuild.ts'
import { NO_LINE, WaitingLines } from './waiting.ts'
import type { Agent, OfferFailure } from './agent.ts'
import type {
  Decision,
  DispatchEvent,
  DispatchSettings,
  DispatchSnapshot,
  FoundCaller,
  OfferTruth,
} from './events.ts'
import type { Seat, Timer } from './floor.ts'
import type { AcdGroup } from './groups.ts'
import type { Caller } from './waiting.ts'

export interface DispatcherOptions {
  groups: readonly AcdGroup[]
  settings?: Partial<DispatchSettings>
  /** Makes the ids of the agents' legs; they must be new in the whole switch. */
  newLegUuid?: () => string
}

/**
 * Decides who answers whom. Pure: an event and the time go in, decisions come out, nothing else
 * happens. A caller goes to the longest idle agent of the lowest level of his group that has a
 * free one; an agent who becomes free takes the first caller in order of all his groups. Every
 * event costs O(log n). Time never runs backwards here: an earlier `now` counts as the latest one.
 */
export class Dispatcher {
  readonly floor: Floor
  readonly waiting = new WaitingLines()
  readonly callers = new Map<string, Caller>()
  connected = false
  private readonly returns = new Map<Caller, Timer>()
  private readonly newLegUuid: () => string

  constructor(options: DispatcherOptions) {
    this.floor = new Floor(options.groups, { ...DEFAULT_SETTINGS, ...options.settings })
    this.newLegUuid = options.newLegUuid ?? randomUUID
  }

  /** A dispatcher that goes on where a snapshot ended. It offers nothing before its first `resync`. */
  static restore(snapshot: DispatchSnapshot, options: Omit<DispatcherOptions, 'groups'> = {}) {
    const dispatcher = new Dispatcher({ ...options, groups: snapshot.groups })
    restoreFrom(dispatcher, snapshot)
    return dispatcher
  }

  snapshot(): DispatchSnapshot {
    return takeSnapshot(this)
  }

  agent(agentId: number): Readonly<Agent> | undefined {
    return this.floor.seats.get(agentId)?.agent
  }

  /** When the next `tick` is due (epoch milliseconds), or null. */
  nextDueAt(): number | null {
    return this.floor.nextTimer()?.key ?? null
  }

  handle(event: DispatchEvent, now: number): Decision[] {
    const { floor } = this
    floor.out = []
    this.advance(now)
    this.take(event)
    this.serveFreed()
    return floor.out
  }

  /** Gives a waiting caller to an agent. */
  offer(caller: Caller, seat: Seat): void {
    const { floor } = this
    const agentLegUuid = this.newLegUuid()
    this.waiting.leave(caller)
    caller.stage = 'offered'
    caller.agentLegUuid = agentLegUuid
    seat.caller = caller
    floor.byLeg.set(agentLegUuid, seat)
    floor.out.push({
      type: 'offer',
      callId: caller.callId,
      callerUuid: caller.callerUuid,
      agentId: seat.agent.agentId,
      extension: seat.agent.extension!,
      agentLegUuid,
    })
    const { callId, line } = caller
    floor.step(seat, { step: 'offer', callId, agentLegUuid, line })
  }

  /** Matches everybody with everybody, in the callers' order. */
  serveAll(): void {
    if (!this.connected) return
    for (const caller of this.waiting.inOrder()) this.serveCaller(caller)
  }

  forget(caller: Caller): void {
    if (caller.stage === 'waiting') this.waiting.leave(caller)
    this.expectNoReturn(caller)
    this.callers.delete(caller.callerUuid)
  }

  /** The agent's part of a conversation is over. */
  endCall(seat: Seat): void {
    const { floor } = this
    const card = seat.cards.find((one) => one.line === seat.agent.line)
    floor.byLeg.delete(seat.agent.agentLegUuid!)
    floor.step(seat, { step: 'call_ended', wrapUpMs: card?.wrapUpMs ?? 0 })
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
    const timer = this.floor.newTimer()
    timer.caller = caller
    this.returns.set(caller, timer)
    this.floor.arm(timer, this.floor.now + this.floor.settings.offerGuardMs)
  }

  /** Gets to know a caller; he stands in no line yet. */
  meet(found: Omit<FoundCaller, 'stage' | 'agentLegUuid' | 'extension'>): Caller {
    const group = this.floor.groups.lineOf(found.serviceNumber)
    const caller = this.waiting.create({
      callId: found.callId,
      callerUuid: found.callerUuid,
      serviceNumber: found.serviceNumber,
      line: group?.number ?? NO_LINE,
      arrivedAt: found.arrivedAt,
      score: found.score + (group?.baseScore ?? 0),
      stage: 'returning',
      agentLegUuid: null,
    })
    this.callers.set(caller.callerUuid, caller)
    return caller
  }

  private take(event: DispatchEvent): void {
    const { floor } = this
    switch (event.type) {
      case 'tick':
        return
      case 'caller_waiting':
        return this.welcome(event)
      case 'caller_gone':
        return this.lose(event.callerUuid)
      case 'leg_started':
        return this.startLeg(event.legUuid, event.extension)
      case 'leg_bridged':
        return this.bridge(event.legUuid)
      case 'leg_ended':
        return this.endLeg(event.legUuid, event.cause)
      case 'offer_failed': {
        const seat = floor.byLeg.get(event.agentLegUuid)
        if (seat && isOffered(seat)) this.endOffer(seat, failureOf(event.cause))
        return
      }
      case 'offer_refused': {
        const seat = floor.byLeg.get(event.agentLegUuid)
        if (!seat || seat.agent.state !== 'reserved') return
        if (seat.caller) this.lose(seat.caller.callerUuid)
        return
      }
      case 'offer_checked':
        return this.learn(event)
      case 'registered': {
        floor.registered.add(event.extension)
        const seat = floor.byExtension.get(event.extension)
        if (seat?.agent.afterCall === 'device') seat.agent.afterCall = null
        return
      }
      case 'unregistered': {
        floor.registered.delete(event.extension)
        const seat = floor.byExtension.get(event.extension)
        if (seat) floor.step(seat, { step: 'device_lost' })
        return
      }
      case 'configure':
        floor.regroup(event.groups)
        this.reline()
        return this.serveAll()
      case 'switch_lost':
        this.connected = false
        return
      case 'resync':
        resyncWith(this, event)
        return this.serveAll()
      default: {
        const refusal = obey(floor, event)
        if (refusal === null) return
        const { agentId } = event
        const state = this.agent(agentId)?.state ?? null
        floor.out.push({ type: 'refused', agentId, refusal, state })
      }
    }
  }

  private welcome(event: Extract<DispatchEvent, { type: 'caller_waiting' }>): void {
    const known = this.callers.get(event.callerUuid)
    if (known) {
      // A word from before the offer may come late; the end of an offer is always told first.
      const offered = known.stage === 'offered' && this.floor.byLeg.has(known.agentLegUuid ?? '')
      if (known.stage === 'waiting' || offered) return
      this.expectNoReturn(known)
      this.join(known)
      return
    }
    this.join(this.meet(event))
  }

  private join(caller: Caller): void {
    // Whoever was freed a moment ago belongs to the callers that are in line already.
    this.serveFreed()
    this.waiting.join(caller)
    if (this.connected) this.serveCaller(caller)
  }

  private serveCaller(caller: Caller): void {
    const agent = this.floor.idle.firstFor(caller.line)
    if (agent) this.offer(caller, this.floor.seats.get(agent.agentId)!)
  }

  /** The caller is gone. An agent whose telephone rings already is freed by the end of that leg. */
  private lose(callerUuid: string): void {
    const caller = this.callers.get(callerUuid)
    if (!caller) return
    const seat = caller.agentLegUuid === null ? null : this.floor.byLeg.get(caller.agentLegUuid)
    this.forget(caller)
    if (!seat) return
    seat.caller = null
    if (seat.agent.state === 'reserved') this.endOffer(seat, 'cancelled')
  }

  private startLeg(legUuid: string, extension: string): void {
    const { floor } = this
    const offered = floor.byLeg.get(legUuid)
    if (offered) {
      if (floor.step(offered, { step: 'ringing' })) withdrawOffer(floor, offered)
      return
    }
    floor.addOtherLeg(legUuid, extension)
    const seat = floor.byExtension.get(extension)
    if (seat) floor.noticeOwnCall(seat)
  }

  private bridge(legUuid: string): void {
    const seat = this.floor.byLeg.get(legUuid)
    if (!seat || !this.floor.step(seat, { step: 'answered' })) return
    if (seat.caller) this.forget(seat.caller)
    seat.caller = null
  }

  private endLeg(legUuid: string, cause: string): void {
    const { floor } = this
    const seat = floor.byLeg.get(legUuid)
    if (seat) {
      if (isOffered(seat)) this.endOffer(seat, failureOf(cause))
      else this.endCall(seat)
      return
    }
    const extension = floor.dropOtherLeg(legUuid)
    if (extension === undefined || floor.hasOtherLegs(extension)) return
    const own = floor.byExtension.get(extension)
    if (own && own.agent.state === 'on_call' && own.agent.agentLegUuid === null) {
      floor.step(own, { step: 'own_call_ended' })
    }
  }

  /** Takes over what the switch said about an offer that was silent for too long. */
  private learn(truth: OfferTruth): void {
    const seat = truth.agentLegUuid === null ? null : this.floor.byLeg.get(truth.agentLegUuid)
    const caller = this.callers.get(truth.callerUuid)
    if (seat && truth.agentLeg === 'talking') this.bridge(truth.agentLegUuid!)
    else if (seat && truth.agentLeg === 'ringing') this.floor.step(seat, { step: 'ringing' })
    else if (seat && isOffered(seat)) this.endOffer(seat, 'cancelled')
    if (!caller || caller.stage === 'waiting') return
    if (truth.caller === 'gone') this.lose(caller.callerUuid)
    else if (truth.caller === 'waiting' && caller.stage === 'returning') {
      this.expectNoReturn(caller)
      this.join(caller)
    }
  }

  private reline(): void {
    const waiting = this.waiting.inOrder()
    this.waiting.clear()
    for (const caller of this.callers.values()) {
      caller.line = this.floor.groups.lineOf(caller.serviceNumber)?.number ?? NO_LINE
    }
    for (const caller of waiting) this.waiting.join(caller)
  }

  private expectNoReturn(caller: Caller): void {
    const timer = this.returns.get(caller)
    if (!timer) return
    this.floor.arm(timer, null)
    this.returns.delete(caller)
  }

  /** Lets everything happen that is due until `now`, each at its own time. */
  private advance(now: number): void {
    const { floor } = this
    for (;;) {
      const timer = floor.nextTimer()
      if (!timer || timer.key > now) break
      // All that is due at one moment happens before anybody is served.
      if (timer.key > floor.now) {
        this.serveFreed()
        floor.now = timer.key
      }
      floor.arm(timer, null)
      if (timer.caller) this.checkReturn(timer, timer.caller)
      else if (timer.seat) this.expire(timer.seat)
    }
    this.serveFreed()
    floor.now = Math.max(floor.now, now)
  }

  private expire(seat: Seat): void {
    const { floor } = this
    const { state, agentLegUuid } = seat.agent
    if (state === 'wrap_up') floor.step(seat, { step: 'wrap_up_over' })
    else if (state === 'ready') floor.refresh(seat)
    else {
      const callerUuid = seat.caller?.callerUuid ?? ''
      floor.out.push({ type: 'check_offer', callerUuid, agentLegUuid })
      floor.arm(seat.timer, floor.now + floor.settings.offerGuardMs)
    }
  }

  private checkReturn(timer: Timer, caller: Caller): void {
    const { floor } = this
    floor.out.push({ type: 'check_offer', callerUuid: caller.callerUuid, agentLegUuid: null })
    floor.arm(timer, floor.now + floor.settings.offerGuardMs)
  }

  /** Gives callers to the agents that became free, in the order of the callers. */
  private serveFreed(): void {
    const { floor } = this
    if (floor.freed.length === 0) return
    if (!this.connected || this.waiting.size === 0) {
      floor.freed.length = 0
      return
    }
    while (floor.freed.length > 0) {
      let first: Caller | undefined
      floor.freed = floor.freed.filter((seat) => {
        const caller = floor.isFree(seat) && this.waiting.firstOf(seat.cards)
        if (!caller) return false
        if (!first || before(caller, first)) first = caller
        return true
      })
      if (first) this.serveCaller(first)
    }
  }
}

function isOffered(seat: Seat): boolean {
  return seat.agent.state === 'reserved' || seat.agent.state === 'ringing'
}
