import { obey, withdrawOffer } from './commands.ts'
import { Distribution } from './distribution.ts'
import { blamesTrunk, failureOf } from './offer_failure.ts'
import { leaveSwitch, restoreFrom, resyncWith, takeSnapshot } from './rebuild.ts'
import { OWN_REASONS } from './agent.ts'
import type { Agent } from './agent.ts'
import type { DistributionOptions } from './distribution.ts'
import type { Decision, DispatchEvent, DispatchSnapshot, OfferTruth } from './events.ts'
import type { Floor } from './floor.ts'
import type { Caller, Seat } from './line.ts'

/**
 * Decides who answers whom. Pure: an event and the time go in, decisions come out, nothing else
 * happens. A caller goes to the longest idle agent of the lowest level of his group that has a
 * free one; an agent who becomes free takes the first caller in order of all his groups. Every
 * event costs O(log n). Time never runs backwards here: an earlier `now` counts as the latest one.
 */
export class Dispatcher {
  readonly floor: Floor
  readonly callers: ReadonlyMap<string, Caller>
  private readonly distribution: Distribution

  constructor(options: DistributionOptions) {
    this.distribution = new Distribution(options)
    this.floor = this.distribution.floor
    this.callers = this.distribution.callers
  }

  /** A dispatcher that goes on where a snapshot ended. It offers nothing before its first `resync`. */
  static restore(snapshot: DispatchSnapshot, options: Omit<DistributionOptions, 'groups'> = {}) {
    const dispatcher = new Dispatcher({ ...options, groups: snapshot.groups })
    restoreFrom(dispatcher.distribution, snapshot)
    return dispatcher
  }

  snapshot(): DispatchSnapshot {
    return takeSnapshot(this.distribution)
  }

  agent(agentId: number): Readonly<Agent> | undefined {
    return this.floor.seats.get(agentId)?.agent
  }

  /** When the next `tick` is due (epoch milliseconds), or null. */
  nextDueAt(): number | null {
    const times = [
      this.floor.timers.next()?.key ?? null,
      this.distribution.timers.next()?.key ?? null,
      this.distribution.matching.nextOpening(),
    ].filter((at) => at !== null)
    return times.length === 0 ? null : Math.min(...times)
  }

  handle(event: DispatchEvent, now: number): readonly Decision[] {
    this.advance(now)
    this.take(event)
    this.distribution.matching.serveFreed()
    return this.floor.takeDecisions()
  }

  private take(event: DispatchEvent): void {
    const { floor, distribution } = this
    switch (event.type) {
      case 'tick':
        return
      case 'caller_waiting':
        return this.welcome(event)
      case 'caller_gone':
        return distribution.lose(event.callerUuid)
      case 'caller_stepped_out':
        return distribution.stepOut(event.callerUuid)
      case 'leg_started':
        return this.startLeg(event)
      case 'leg_answered':
        return distribution.answer(event.legUuid)
      case 'leg_bridged':
        return distribution.bridge(event.legUuid)
      case 'leg_ended':
        return this.endLeg(event.legUuid, event.cause)
      case 'offer_failed': {
        const seat = floor.byLeg.get(event.agentLegUuid)
        if (seat?.isOffered) distribution.endOffer(seat, failureOf(event.cause, seat.agent.remote))
        return
      }
      case 'offer_refused': {
        const seat = floor.byLeg.get(event.agentLegUuid)
        if (!seat || seat.agent.state !== 'reserved') return
        if (seat.caller?.callback) {
          distribution.finishCallback(seat, 'unreached')
          distribution.endOffer(seat, 'cancelled')
        } else if (seat.caller) distribution.lose(seat.caller.callerUuid)
        return
      }
      case 'offer_checked':
        return this.learn(event)
      case 'caller_known':
        return distribution.recognise(event)
      case 'callback_waiting':
        return distribution.queueCallback(event)
      case 'callback_cancelled':
        return distribution.cancelCallback(event.callbackId)
      case 'registered': {
        floor.registered.add(event.extension)
        const seat = floor.byExtension.get(event.extension)
        if (!seat) return
        if (seat.agent.afterCall === OWN_REASONS.device) seat.agent.afterCall = null
        return floor.welcomeBack(seat)
      }
      case 'unregistered': {
        floor.registered.delete(event.extension)
        const seat = floor.byExtension.get(event.extension)
        if (seat) floor.step(seat, { step: 'device_lost' })
        return
      }
      case 'configure':
        distribution.regroup(event.groups)
        return distribution.matching.serveAll()
      case 'switch_lost':
        distribution.matching.connected = false
        return
      case 'switch_away':
        return leaveSwitch(distribution)
      case 'switch_back':
        for (const seat of floor.seats.values()) floor.welcomeBack(seat)
        return
      case 'resync':
        resyncWith(distribution, event)
        return distribution.matching.serveAll()
      default: {
        const refusal = obey(floor, event)
        if (refusal === null) return
        const { agentId } = event
        const state = this.agent(agentId)?.state ?? null
        floor.decide({ type: 'refused', agentId, refusal, state })
      }
    }
  }

  private welcome(event: Extract<DispatchEvent, { type: 'caller_waiting' }>): void {
    const { distribution } = this
    const known = this.callers.get(event.callerUuid)
    if (!known) return distribution.admit(distribution.meet(event))
    // A word from before the offer may come late; the end of an offer is always told first.
    const offered = known.stage === 'offered' && this.floor.byLeg.has(known.agentLegUuid ?? '')
    if (known.stage === 'waiting' || known.stage === 'held' || offered) return
    distribution.setTimer(known, null)
    distribution.join(known)
  }

  private startLeg(started: Extract<DispatchEvent, { type: 'leg_started' }>): void {
    const { legUuid, extension } = started
    const { floor } = this
    const offered = floor.byLeg.get(legUuid) ?? this.nextTrunk(started)
    if (offered) {
      if (floor.step(offered, { step: 'ringing' })) withdrawOffer(floor, offered)
      return
    }
    floor.addOtherLeg(legUuid, extension)
    const seat = floor.byExtension.get(extension)
    if (seat) floor.noticeOwnCall(seat)
  }

  /** A caller who reaches his agent over a trunk tries the next one after a refusal: the offer has a new leg. */
  private nextTrunk({
    legUuid,
    extension,
    callId,
  }: { [key in 'legUuid' | 'extension' | 'callId']: string }) {
    const { floor } = this
    const seat = floor.byExtension.get(extension)
    if (!seat?.isOffered || seat.agent.callId !== callId) return undefined
    floor.byLeg.delete(seat.agent.agentLegUuid!)
    floor.byLeg.set(legUuid, seat)
    seat.agent.agentLegUuid = legUuid
    if (seat.caller) seat.caller.agentLegUuid = legUuid
    return seat
  }

  private endLeg(legUuid: string, cause: string): void {
    const { floor, distribution } = this
    const seat = floor.byLeg.get(legUuid)
    if (seat) {
      const { remote } = seat.agent
      // Whether it was the last trunk is told by `offer_failed`.
      if (seat.isOffered && blamesTrunk(cause)) return
      if (seat.isOffered) distribution.endOffer(seat, failureOf(cause, remote))
      else distribution.endCall(seat)
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
    const { floor, distribution } = this
    const seat = truth.agentLegUuid === null ? null : floor.byLeg.get(truth.agentLegUuid)
    const caller = this.callers.get(truth.callerUuid)
    if (seat && truth.agentLeg === 'talking') distribution.bridge(truth.agentLegUuid!)
    else if (seat && truth.agentLeg === 'ringing') floor.step(seat, { step: 'ringing' })
    else if (seat?.isOffered) distribution.endOffer(seat, 'cancelled')
    if (!caller || caller.stage === 'waiting' || caller.stage === 'held') return
    if (truth.caller === 'gone') distribution.lose(caller.callerUuid)
    else if (truth.caller === 'waiting' && caller.stage === 'returning') {
      distribution.setTimer(caller, null)
      distribution.join(caller)
    }
  }

  /** Lets everything happen that is due until `now`, each at its own time. */
  private advance(now: number): void {
    const { floor, distribution } = this
    for (;;) {
      const seat = floor.timers.next()
      const caller = distribution.timers.next()
      const callerFirst = caller !== undefined && (!seat || caller.key < seat.key)
      const next = callerFirst ? caller : seat
      if (!next || next.key > now) break
      // All that is due at one moment happens before anybody is served.
      if (next.key > floor.now) this.moveTo(next.key)
      if (callerFirst) this.expireCaller(caller.owner)
      else if (seat) this.expire(seat.owner)
    }
    this.moveTo(now)
  }

  /** Lets time pass in which nothing is due but levels that open. */
  private moveTo(now: number): void {
    const { floor, distribution } = this
    distribution.matching.serveFreed()
    if (floor.lines.inSteps.length > 0) {
      for (let at = distribution.matching.nextOpening(); at !== null && at <= now;) {
        floor.now = at
        distribution.matching.serveOpened()
        at = distribution.matching.nextOpening()
      }
    }
    if (now > floor.now) floor.now = now
  }

  private expire(seat: Seat): void {
    const { floor } = this
    const { state, agentLegUuid } = seat.agent
    floor.timers.set(seat.timer, null)
    if (state === 'wrap_up') floor.step(seat, { step: 'wrap_up_over' })
    else if (state === 'ready') floor.refresh(seat)
    else {
      // Of somebody who is called back there is no leg to look at.
      const callerUuid = seat.caller?.callback ? '' : (seat.caller?.callerUuid ?? '')
      floor.decide({ type: 'check_offer', callerUuid, agentLegUuid })
      floor.timers.set(seat.timer, floor.now + floor.settings.offerGuardMs)
    }
  }

  private expireCaller(caller: Caller): void {
    const { floor, distribution } = this
    const { callerUuid, callback, stage } = caller
    distribution.setTimer(caller, null)
    if (stage === 'held') {
      floor.lines.leave(caller)
      distribution.join(caller)
    } else if (stage === 'returning' && callback !== null) distribution.join(caller)
    else if (stage === 'returning') {
      floor.decide({ type: 'check_offer', callerUuid, agentLegUuid: null })
      distribution.expectReturn(caller)
    }
  }
}
