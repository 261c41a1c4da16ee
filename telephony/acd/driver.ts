import { EventEmitter } from 'node:events'
import type { CallChange } from '../calls/call.ts'
import type { CallModel } from '../calls/call_model.ts'
import { describeLeg } from '../calls/leg_description.ts'
import { systemClock } from '../esl/clock.ts'
import type { Clock } from '../esl/clock.ts'
import type { SwitchEvent } from '../esl/event.ts'
import type { SwitchSnapshot } from '../esl/snapshot.ts'
import type { SwitchLink } from '../esl/switch_link.ts'
import type { Agent } from './agent.ts'
import { agentsAtWork } from './announcer.ts'
import { CarryOut } from './carry_out.ts'
import type { Dispatcher } from './dispatcher.ts'
import { callbackUuid } from './distribution.ts'
import { DrivenCalls } from './driven_calls.ts'
import type { AcdDriverEvents, CommandResult } from './driver_events.ts'
import type {
  AgentCommand,
  CallbackWaiting,
  Decision,
  DispatchEvent,
  SwitchFact,
} from './events.ts'
import { BusyTelephones } from './busy_telephones.ts'
import { FeatureCodes } from './feature_codes.ts'
import type { AcdGroup } from './groups.ts'
import { ALIVE_SECONDS, Heartbeat } from './heartbeat.ts'
import type { CallerStage } from './line.ts'
import type { LineService } from './line_service.ts'
import { RegistrationWatch } from './registrations.ts'
import { correctionsBy, factsOf, foundIn } from './switch_facts.ts'
import { WaitingNews } from './waiting_news.ts'
import type { WaitingCount } from './waiting_news.ts'
import { WaitingService } from './waiting_service.ts'

export interface AcdDriverOptions {
  link: SwitchLink
  calls: CallModel
  dispatcher: Dispatcher
  clock?: Clock
  /** Whether a call that is offered to an agent is recorded from the bridge on; always when left out. */
  isRecorded?: (callId: string, agentId: number) => boolean
}

const SWEEP_EVERY_MS = 5_000

/** A link that is lost for so long is more than a hiccup: the switch lets callers go to the fallback by itself then. */
export const AWAY_AFTER_MS = ALIVE_SECONDS * 1_000

/**
 * Lets the dispatcher work on a switch: the switch's events go in as facts, its decisions go out as
 * commands. It never touches a running call, so it may die and come back at any moment: after each
 * reconnect it begins with what the switch holds, and calls in fallback are left alone.
 *
 * Emits `agent` for each change of an agent's state, `call` for each step of a call, `waiting` when
 * the lines change (at most five times a second).
 */
export class AcdDriver extends EventEmitter<AcdDriverEvents> {
  readonly dispatcher: Dispatcher
  private readonly link: SwitchLink
  private readonly calls: CallModel
  private readonly clock: Clock
  private readonly isRecorded: (callId: string, agentId: number) => boolean
  private readonly heartbeat: Heartbeat
  private readonly busyTelephones: BusyTelephones
  private readonly epochMs: number
  private readonly drivenCalls: DrivenCalls
  private readonly featureCodes = new FeatureCodes()
  private readonly carrier: CarryOut
  private readonly service: WaitingService
  private readonly registrations: RegistrationWatch
  private readonly waitingNews: WaitingNews
  private cancelTick: (() => void) | null = null
  private cancelAway: (() => void) | null = null
  private cancelSweep: (() => void) | null = null
  private tickAt: number | null = null
  private listening = false

  constructor(options: AcdDriverOptions) {
    super()
    this.link = options.link
    this.calls = options.calls
    this.dispatcher = options.dispatcher
    this.clock = options.clock ?? systemClock
    this.isRecorded = options.isRecorded ?? (() => true)
    this.drivenCalls = new DrivenCalls(options.dispatcher.floor)
    this.heartbeat = new Heartbeat(this.link, this.clock)
    this.busyTelephones = new BusyTelephones(this.link, this.clock)
    this.carrier = new CarryOut(this.link, (event) => this.hear(event))
    const { link, dispatcher, carrier, clock } = this
    const hear = (event: DispatchEvent) => this.hear(event)
    const now = () => this.now()
    this.service = new WaitingService({ link, dispatcher, carrier, clock, now, hear })
    const known = dispatcher.floor.registered
    this.registrations = new RegistrationWatch({ link, clock, known, hear })
    const tell = (counts: WaitingCount[]) => void this.emit('waiting', counts)
    this.waitingNews = new WaitingNews(dispatcher, { clock, now }, tell)
    // The time of day is read once; from then on only what never jumps is counted.
    this.epochMs = this.clock.nowUs() / 1000 - this.clock.monotonicMs()
  }

  /** Begins to listen; the link may be started before or after. */
  start(): void {
    if (this.listening) return
    this.listening = true
    this.link.on('event', this.takeEvent)
    this.link.on('resync', this.takeSnapshot)
    this.link.on('up', this.comeUp)
    this.link.on('down', this.goDown)
    if (!this.link.isUp) this.leaveSoon()
    this.sweepSoon()
    this.service.start()
  }

  /** Stops listening, beating and every timer. Calls go on in the switch. */
  stop(): void {
    this.listening = false
    this.link.off('event', this.takeEvent)
    this.link.off('resync', this.takeSnapshot)
    this.link.off('up', this.comeUp)
    this.link.off('down', this.goDown)
    this.goDown()
    this.cancelAway?.()
    this.cancelTick?.()
    this.waitingNews.stop()
    this.cancelSweep?.()
    this.service.stop()
    this.cancelTick = null
    this.tickAt = null
  }

  /** Epoch milliseconds as the dispatcher counts them. */
  now(): number {
    return Math.floor(this.epochMs + this.clock.monotonicMs())
  }

  /** Signs an agent in at an extension, not ready yet; with `ready` he may get calls at once. */
  signIn(input: {
    agentId: number
    extension: string
    groups: readonly number[]
    acdEnabled: boolean
    /** The telephone is an outside number. */
    remote?: boolean
    ready?: boolean
  }): CommandResult {
    const { agentId, extension, groups, acdEnabled, remote = false } = input
    const state = this.dispatcher.agent(agentId)?.state ?? null
    if (!this.link.isUp) return { ok: false, refusal: 'switch_unreachable', state }
    const place = { extension, groups, acdEnabled, remote }
    const result = this.obey({ type: 'sign_in', agentId, ...place })
    return result.ok && input.ready ? this.ready(agentId) : result
  }

  signOut(agentId: number): CommandResult {
    return this.obey({ type: 'sign_out', agentId })
  }

  ready(agentId: number): CommandResult {
    return this.obey({ type: 'ready', agentId })
  }

  /** In a call or an offer this begins afterwards; an offer that rings is withdrawn. */
  notReady(agentId: number, reason: string): CommandResult {
    return this.obey({ type: 'not_ready', agentId, reason })
  }

  endWrapUp(agentId: number): CommandResult {
    return this.obey({ type: 'end_wrap_up', agentId })
  }

  setAcdEnabled(agentId: number, enabled: boolean): CommandResult {
    return this.obey({ type: 'set_acd', agentId, enabled })
  }

  setGroups(agentId: number, groups: readonly number[]): CommandResult {
    return this.obey({ type: 'set_groups', agentId, groups })
  }

  /** Takes the agent out of distribution, for a call that is about to be dialled for him. */
  reserveCall(agentId: number): CommandResult {
    return this.obey({ type: 'reserve_call', agentId })
  }

  /** Gives a reserved agent back when no call came about. */
  releaseCall(agentId: number): CommandResult {
    return this.obey({ type: 'release_call', agentId })
  }

  /** Takes new groups over at once. Throws, and changes nothing, when they contradict each other. */
  configure(groups: readonly AcdGroup[]): void {
    this.hear({ type: 'configure', groups })
  }

  /** What the callers of each line are told, and the gateways to those who are called back. */
  serve(services: ReadonlyMap<number, LineService>, gateways: readonly string[]): void {
    this.service.services = services
    this.carrier.gateways = gateways
  }

  /** Who a waiting caller is: his head start in seconds, and the agent whose customer he is. */
  recognise(callerUuid: string, score: number, ownerId: number | null): void {
    this.hear({ type: 'caller_known', callerUuid, score, ownerId })
  }

  /** Puts somebody in line to be called back; one who is there already stays where he is. */
  queueCallback(order: Omit<CallbackWaiting, 'type'>): void {
    this.hear({ ...order, type: 'callback_waiting' })
  }

  cancelCallback(callbackId: string): void {
    this.hear({ type: 'callback_cancelled', callbackId })
  }

  /** Whether the switch is out of sight for so long that its agents have left distribution. */
  get isAway(): boolean {
    return this.dispatcher.floor.switchAway
  }

  /** Whether somebody who is to be called back stands in line here or is being dialled. */
  callbackStage(callbackId: string): CallerStage | null {
    return this.dispatcher.callers.get(callbackUuid(callbackId))?.stage ?? null
  }

  /** Agents who take calls of this service number's line, now or when the present one is over. */
  agentsAtWork(serviceNumber: string): number {
    return agentsAtWork(this.dispatcher, this.dispatcher.floor.lines.of(serviceNumber).line)
  }

  /** The switch is driven no more: everybody is signed out, whatever they were in. */
  abandon(): void {
    this.hear({ type: 'switch_away' })
    for (const { agentId, state } of this.agents()) {
      if (state !== 'signed_out') this.signOut(agentId)
    }
  }

  agents(): Readonly<Agent>[] {
    return this.dispatcher.snapshot().agents
  }

  waitingCounts(): WaitingCount[] {
    return this.waitingNews.counts()
  }

  private readonly takeEvent = (event: SwitchEvent): void => {
    // The call first: who hears of an agent's new state can look the call up.
    this.tell(this.calls.apply(event))
    const kept = this.service.take(event)
    if (kept) this.emit('placeKept', kept)
    for (const fact of factsOf(event)) this.hearFact(fact, event)
    const code = this.featureCodes.take(event)
    if (code) this.emit('feature', code)
  }

  private readonly takeSnapshot = (snapshot: SwitchSnapshot): void => {
    this.tell(this.calls.resync(snapshot, this.clock.nowUs()))
    if (!snapshot.final) this.hear(foundIn(snapshot))
    else for (const fact of correctionsBy(snapshot, this.dispatcher)) this.hear(fact)
  }

  private hearFact(fact: SwitchFact, event: SwitchEvent): void {
    const isNew = fact.type === 'caller_waiting' && !this.dispatcher.callers.has(fact.callerUuid)
    this.hear(fact)
    if (!isNew || !this.dispatcher.callers.has(event.uuid)) return
    this.emit('arrived', { callerUuid: event.uuid, number: describeLeg(event).callerNumber })
  }

  private readonly comeUp = (): void => {
    this.cancelAway?.()
    this.cancelAway = null
    this.heartbeat.start()
    this.registrations.start()
    this.busyTelephones.start(this.agents())
  }

  private readonly goDown = (): void => {
    this.heartbeat.stop()
    this.registrations.stop()
    this.busyTelephones.stop()
    this.hear({ type: 'switch_lost' })
    this.leaveSoon()
  }

  private leaveSoon(): void {
    this.cancelAway?.()
    this.cancelAway = this.clock.after(AWAY_AFTER_MS, () => this.hear({ type: 'switch_away' }))
  }

  /** Ends the calls whose last word the switch never said. */
  private sweepSoon(): void {
    this.cancelSweep = this.clock.after(SWEEP_EVERY_MS, () => {
      this.tell(this.calls.sweep(this.clock.nowUs()))
      this.sweepSoon()
    })
  }

  private obey(command: AgentCommand): CommandResult {
    const decisions = this.hear(command)
    const refused = decisions.find((one) => one.type === 'refused')
    if (refused) return { ok: false, refusal: refused.refusal, state: refused.state }
    const agent = this.dispatcher.agent(command.agentId)
    if (!agent) return { ok: false, refusal: 'unknown_agent', state: null }
    return { ok: true, agent: { ...agent } }
  }

  private hear(event: DispatchEvent): readonly Decision[] {
    const decisions = this.dispatcher.handle(event, this.now())
    for (const decision of decisions) this.carryOut(decision)
    this.armTick()
    this.waitingNews.tellSoon()
    return decisions
  }

  private carryOut(decision: Decision): void {
    switch (decision.type) {
      case 'offer':
        return this.carrier.offer(decision, this.isRecorded(decision.callId, decision.agentId))
      case 'call_back':
        return this.carrier.callBack(decision)
      case 'cancel_offer':
        return this.carrier.cancelOffer(decision.agentLegUuid)
      case 'check_offer':
        return this.carrier.lookUp(decision.callerUuid, decision.agentLegUuid)
      case 'send_away':
        return this.service.sendAway(decision)
      case 'callback_tried': {
        const { callbackId, callId, result } = decision
        this.emit('callbackTried', { callbackId, callId, result })
        return
      }
      case 'agent_changed': {
        const agent = this.dispatcher.agent(decision.agentId)!
        const { from, to, reason, at } = decision
        this.service.waits.sawAgent(agent, from, to, at)
        this.busyTelephones.take(agent)
        this.emit('agent', { agent: { ...agent, state: to, reason, since: at }, from, at })
        return
      }
      case 'refused':
        return
    }
  }

  private armTick(): void {
    const due = this.dispatcher.nextDueAt()
    if (due === this.tickAt) return
    this.cancelTick?.()
    this.cancelTick = null
    this.tickAt = due
    if (due === null) return
    this.cancelTick = this.clock.after(Math.max(0, due - this.now()), () => {
      this.tickAt = null
      this.hear({ type: 'tick' })
    })
  }

  private tell(changes: CallChange[]): void {
    for (const change of changes) {
      this.service.waits.sawCall(change, this.dispatcher.floor.lines)
      this.emit('call', this.drivenCalls.drive(change))
    }
  }
}
