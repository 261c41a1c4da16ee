import { MOST_ENTRIES } from './call.ts'
import type {
  Call,
  CallChange,
  CallChangeKind,
  CallLeg,
  CallOffer,
  CallOutcome,
  TalkSegment,
} from './call.ts'
import { isExplained, isOver, isQuiet } from './end_of_call.ts'
import { customerLeg, decideHangupParty, decideOutcome } from './outcome.ts'
import { beginRecording, finishRecording } from './recordings_of_call.ts'

/**
 * One call and its transitions. Each is idempotent: told the same thing twice, the record stays as it
 * is and says nothing. Changes are appended to the list given.
 */
export class CallRecord {
  readonly call: Call
  /** From `spotline_outcome`, or an event of the dialplan. */
  told: CallOutcome | null = null
  queueTimedOut = false
  /** See LegBook.nameAlso. */
  otherName = ''
  /** The customer hung up with a conversation open: the agent's side may explain who began. */
  awaitsAgentLeg = false
  isEnded = false
  #stageAtEnd: Call['stage'] = 'ivr'
  readonly #completed = new Set<string>()

  constructor(call: Call) {
    this.call = call
  }

  /** Gives the ended leg that is dropped from the list when it grows too long. */
  addLeg(leg: CallLeg, changes: CallChange[]): CallLeg | undefined {
    const { legs } = this.call
    legs.push(leg)
    this.#say(changes, 'leg_started', leg.createdAtUs, { leg })
    if (legs.length <= MOST_ENTRIES) return undefined
    const index = legs.findIndex((item) => item.endedAtUs !== null && item.role !== 'customer')
    return index < 0 ? undefined : legs.splice(index, 1)[0]
  }

  answerLeg(leg: CallLeg, atUs: number, changes: CallChange[]): void {
    if (leg.answeredAtUs !== null) return
    leg.answeredAtUs = atUs
    this.#say(changes, 'leg_answered', atUs, { leg })
  }

  wait(atUs: number, changes: CallChange[]): void {
    const { call } = this
    if (call.stage === 'ended' || call.stage === 'waiting') return
    this.#leaveHoldRoom(atUs, changes)
    call.stage = 'waiting'
    call.queuedAtUs ??= atUs
    this.#say(changes, 'waiting', atUs)
  }

  fallBack(atUs: number, changes: CallChange[]): void {
    if (this.call.stage === 'ended' || this.call.stage === 'fallback') return
    this.#leaveHoldRoom(atUs, changes)
    this.call.stage = 'fallback'
    this.call.queuedAtUs ??= atUs
    this.#say(changes, 'fallback', atUs)
  }

  /** An agent's leg came up for this call. */
  offer(extension: string, agentLegUuid: string, atUs: number, changes: CallChange[]): CallOffer {
    const known = agentLegUuid === '' ? undefined : this.#attemptOf(extension, agentLegUuid, atUs)
    if (known !== undefined) {
      known.agentLegUuid = agentLegUuid
      return known
    }
    const offer: CallOffer = {
      extension,
      agentLegUuid,
      offeredAtUs: atUs,
      rangAtUs: null,
      endedAtUs: null,
      result: 'open',
    }
    if (this.call.offers.length < MOST_ENTRIES) this.call.offers.push(offer)
    // After a reconnect an old offer may be told once more; only the waiting line leads to a new one.
    const { stage } = this.call
    if (this.#isLive() && stage !== 'talking' && stage !== 'after_talk') this.call.stage = 'ringing'
    this.#say(changes, 'offered', atUs, { offer })
    return offer
  }

  ring(legUuid: string, atUs: number, changes: CallChange[]): void {
    const offer = this.call.offers.find((item) => item.agentLegUuid === legUuid)
    if (offer === undefined) {
      const leg = customerLeg(this.call)
      if (leg?.uuid === legUuid && this.call.direction !== 'inbound' && this.call.stage === 'ivr') {
        this.call.stage = 'ringing'
      }
      return
    }
    if (offer.rangAtUs !== null || offer.result !== 'open') return
    offer.rangAtUs = atUs
    this.#say(changes, 'ringing', atUs, { offer })
  }

  /**
   * An offer came to nothing. Told twice: by the end of the agent's leg, and by the dialplan
   * (`spotline::offer_failed`), which alone speaks when there was no leg at all.
   */
  failOffer(offer: CallOffer, cause: string, atUs: number, changes: CallChange[]): void {
    if (offer.result !== 'open') return
    offer.result = cause
    offer.endedAtUs = atUs
    if (this.call.stage === 'ringing' && !this.call.offers.some((item) => item.result === 'open')) {
      if (this.call.queuedAtUs === null) this.call.stage = 'ivr'
    }
    this.#say(changes, 'offer_failed', atUs, { offer })
  }

  /**
   * The same, told by name. It may be an attempt that ended already by its leg (`isKnown` says of the
   * agent's last offer whether it is that one), or one that never had a leg.
   */
  failOfferOf(
    extension: string,
    cause: string,
    atUs: number,
    isKnown: (offer: CallOffer) => boolean,
    changes: CallChange[]
  ): void {
    const last = this.call.offers.findLast((item) => item.extension === extension)
    if (last?.result === 'open') return this.failOffer(last, cause, atUs, changes)
    if (!this.#isLive() || (last !== undefined && isKnown(last))) return
    this.failOffer(this.offer(extension, '', atUs, changes), cause, atUs, changes)
  }

  /** Two legs of this call are connected; `agent` is the one that is not the customer. */
  bridge(agent: CallLeg, atUs: number, changes: CallChange[]): void {
    const { call } = this
    if (call.stage === 'ended' || this.#openSegment(agent.uuid) !== undefined) return
    for (const open of this.#openSegments()) this.unbridge(open.agentLegUuid, atUs, changes)
    this.#talk(agent, atUs, changes)
  }

  /** A leg comes into the conference that the customer is in, or will be. */
  joinConference(leg: CallLeg, atUs: number, changes: CallChange[]): void {
    const { call } = this
    if (call.stage === 'ended' || call.conference.includes(leg.uuid)) return
    if (call.conference.length >= MOST_ENTRIES) return
    call.conference.push(leg.uuid)
    const customer = customerLeg(call)
    if (customer === undefined || !call.conference.includes(customer.uuid)) return
    for (const uuid of call.conference) {
      const other = call.legs.find((one) => one.uuid === uuid)
      if (other === undefined || other === customer || this.#openSegment(uuid)) continue
      if (leg === customer || leg === other) this.#talk(other, atUs, changes)
    }
  }

  leaveConference(leg: CallLeg, atUs: number, changes: CallChange[]): void {
    const { conference } = this.call
    const index = conference.indexOf(leg.uuid)
    if (index < 0) return
    conference.splice(index, 1)
    const left = leg.role === 'customer' ? this.#openSegments() : [this.#openSegment(leg.uuid)]
    for (const segment of left) if (segment) this.unbridge(segment.agentLegUuid, atUs, changes)
  }

  #talk(agent: CallLeg, atUs: number, changes: CallChange[]): void {
    const { call } = this
    this.#leaveHoldRoom(atUs, changes)
    agent.role = 'agent'
    const talksAlready = this.#openSegments().length > 0
    const segment = {
      extension: agent.number,
      agentLegUuid: agent.uuid,
      fromUs: atUs,
      toUs: null,
      heldUs: 0,
    }
    if (call.segments.length < MOST_ENTRIES) call.segments.push(segment)
    const offer = call.offers.find((item) => item.agentLegUuid === agent.uuid)
    if (offer !== undefined && offer.result !== 'answered') {
      offer.result = 'answered'
      offer.endedAtUs = agent.answeredAtUs ?? atUs
    }
    call.stage = 'talking'
    if (!talksAlready) call.agentExtension = agent.number
    if (call.answeredAtUs === null) {
      call.answeredAtUs = atUs
      this.#say(changes, 'answered', atUs, { segment, offer })
    }
    this.#say(changes, 'talk_started', atUs, { segment, offer })
    if (agent.endedAtUs !== null) this.unbridge(agent.uuid, agent.endedAtUs, changes)
  }

  unbridge(agentLegUuid: string, atUs: number, changes: CallChange[]): void {
    const { call } = this
    const segment = this.#openSegment(agentLegUuid)
    if (segment === undefined) return
    this.unhold(atUs, changes)
    segment.toUs = Math.max(atUs, segment.fromUs)
    const other = this.#openSegments().at(-1)
    if (other !== undefined) call.agentExtension = other.extension
    else if (call.stage === 'talking') call.stage = 'after_talk'
    this.#say(changes, 'talk_ended', atUs, { segment })
  }

  hold(leg: CallLeg, atUs: number, changes: CallChange[]): void {
    if (this.call.held || this.#openSegments().length === 0) return
    this.call.held = true
    this.call.heldSinceUs = atUs
    this.#say(changes, 'held', atUs, { leg })
  }

  unhold(atUs: number, changes: CallChange[], leg?: CallLeg): void {
    const { call } = this
    if (!call.held) return
    const heldUs = Math.max(0, atUs - (call.heldSinceUs ?? atUs))
    call.heldUs += heldUs
    const segment = this.#openSegments().at(-1) ?? call.segments.at(-1)
    if (segment !== undefined) segment.heldUs += heldUs
    call.held = false
    call.heldSinceUs = null
    this.#say(changes, 'unheld', atUs, { leg })
  }

  /** The customer waits with music while his agent consults somebody. */
  enterHoldRoom(leg: CallLeg, atUs: number, changes: CallChange[]): void {
    const { call } = this
    if (call.stage === 'ended' || call.inHoldRoom) return
    call.inHoldRoom = true
    if (call.held) return
    call.held = true
    call.heldSinceUs = atUs
    this.#say(changes, 'held', atUs, { leg })
  }

  #leaveHoldRoom(atUs: number, changes: CallChange[]): void {
    if (!this.call.inHoldRoom) return
    this.call.inHoldRoom = false
    this.unhold(atUs, changes)
  }

  startRecording(path: string, legUuid: string, atUs: number, changes: CallChange[]): void {
    const recording = beginRecording(this.call, { path, legUuid, atUs })
    if (recording !== undefined) this.#say(changes, 'recording_started', atUs, { recording })
  }

  stopRecording(
    path: string,
    legUuid: string,
    milliseconds: number | null,
    atUs: number,
    changes: CallChange[]
  ): void {
    const recording = finishRecording(this.call, { path, legUuid, atUs, milliseconds })
    if (recording !== undefined) this.#say(changes, 'recorded', atUs, { recording })
  }

  rate(rating: string, atUs: number, changes: CallChange[]): void {
    if (rating === '' || this.call.rating !== null) return
    this.call.rating = rating
    this.#say(changes, 'rated', atUs, { value: rating })
  }

  mark(name: string, leg: CallLeg, atUs: number, changes: CallChange[]): void {
    if (this.call.marks.length >= MOST_ENTRIES) return
    this.call.marks.push({ name, legUuid: leg.uuid, atUs })
    this.#say(changes, 'marked', atUs, { leg, value: name })
  }

  digit(digit: string, leg: CallLeg, atUs: number, changes: CallChange[]): void {
    this.#say(changes, 'digit', atUs, { leg, value: digit })
  }

  /** CHANNEL_HANGUP, or the first sign of it. */
  endLeg(leg: CallLeg, cause: string | null, atUs: number, changes: CallChange[]): void {
    if (leg.endedAtUs !== null) return
    const { call } = this
    leg.endedAtUs = atUs
    leg.hangupCause = cause
    if (leg.role === 'customer') this.#leaveHoldRoom(atUs, changes)
    call.conference = call.conference.filter((uuid) => uuid !== leg.uuid)
    for (const segment of this.#openSegments()) {
      if (leg.role !== 'customer' && segment.agentLegUuid !== leg.uuid) continue
      if (leg.role === 'customer') this.awaitsAgentLeg = true
      this.unbridge(segment.agentLegUuid, atUs, changes)
    }
    const offer = call.offers.find((item) => item.agentLegUuid === leg.uuid)
    if (offer !== undefined) this.failOffer(offer, cause ?? 'LOST', atUs, changes)
    this.#say(changes, 'leg_ended', atUs, { leg })
    if (isOver(this.call)) this.#hangUp(atUs, changes)
  }

  /** CHANNEL_HANGUP_COMPLETE: the switch says who left. */
  completeLeg(leg: CallLeg, disposition: string | null): void {
    if (this.#completed.has(leg.uuid)) return
    this.#completed.add(leg.uuid)
    leg.disposition = disposition
  }

  /** Ends the call once nothing more is to be learnt, or at once if `force` is set. */
  settle(atUs: number, force: boolean, changes: CallChange[]): void {
    const { call } = this
    if (
      this.isEnded ||
      call.stage !== 'ended' ||
      !(force || isExplained(call, this.#completed, this.awaitsAgentLeg))
    )
      return
    this.isEnded = true
    const principal = customerLeg(call) ?? call.legs.find((leg) => leg.role === 'agent')
    call.hangupCause = principal?.hangupCause ?? null
    call.outcome = decideOutcome(call, {
      told: this.told,
      stage: this.#stageAtEnd,
      queueTimedOut: this.queueTimedOut,
    })
    call.hangupBy = decideHangupParty(call)
    this.#say(changes, 'ended', call.endedAtUs ?? atUs)
  }

  /** A leg is gone and nobody saw how; its call record will not come either. */
  endLegUnseen(leg: CallLeg, atUs: number, changes: CallChange[]): void {
    if (leg.endedAtUs !== null) return
    this.#completed.add(leg.uuid)
    const wasOver = this.call.stage === 'ended'
    this.endLeg(leg, null, atUs, changes)
    if (!wasOver && isOver(this.call)) this.call.endUnknown = true
  }

  /** A conversation took place while nobody watched; its times are not known but for its start. */
  wasAnswered(atUs: number): void {
    const { call } = this
    if (atUs === 0) return
    call.answeredAtUs ??= atUs
    if (call.stage === 'ivr' || call.stage === 'waiting') call.stage = 'after_talk'
  }

  /** The call is gone and nobody saw how. */
  vanish(atUs: number, changes: CallChange[]): void {
    if (!this.isEnded && this.call.stage !== 'ended') this.call.endUnknown = true
    for (const leg of this.call.legs) this.endLeg(leg, null, atUs, changes)
    this.settle(atUs, true, changes)
  }

  /** No leg of the call lives any more. */
  get isQuiet(): boolean {
    return isQuiet(this.call)
  }

  /** A leg may be seen only after its failure was told; then it was made before that. */
  #attemptOf(extension: string, legUuid: string, createdAtUs: number): CallOffer | undefined {
    return this.call.offers.find(
      (item) =>
        item.agentLegUuid === legUuid ||
        (item.agentLegUuid === '' &&
          item.extension === extension &&
          createdAtUs <= (item.endedAtUs ?? createdAtUs))
    )
  }

  #openSegments(): TalkSegment[] {
    return this.call.segments.filter((segment) => segment.toUs === null)
  }

  #openSegment(agentLegUuid: string): TalkSegment | undefined {
    return this.call.segments.find(
      (segment) => segment.toUs === null && segment.agentLegUuid === agentLegUuid
    )
  }

  #isLive(): boolean {
    return this.call.stage !== 'ended'
  }

  #hangUp(atUs: number, changes: CallChange[]): void {
    const { call } = this
    if (call.stage === 'ended') return
    this.#stageAtEnd = call.stage
    call.stage = 'ended'
    call.endedAtUs = atUs
    this.#say(changes, 'hung_up', atUs)
  }

  #say(
    changes: CallChange[],
    kind: CallChangeKind,
    atUs: number,
    more: Partial<CallChange> = {}
  ): void {
    changes.push({ kind, call: this.call, atUs, ...more })
  }
}
