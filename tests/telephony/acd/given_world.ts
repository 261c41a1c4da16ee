import { Dispatcher } from '../../../telephony/acd/dispatcher.ts'
import { Judge } from './order.ts'
import { GROUPS } from './given_floor.ts'
import type { Decision, DispatchEvent, FoundCaller } from '../../../telephony/acd/events.ts'

type Offer = Extract<Decision, { type: 'offer' }>

interface WorldCaller extends FoundCaller {
  /** An offer whose first sign the switch has not given yet. */
  silent: boolean
}

const NUMBERS = ['4008001001', '4008001002', '4008001100', '4008009999']
const MEMBERSHIPS = [[21], [22], [11], [21, 11], [22, 11], [21, 22], []]
const CAUSES = [
  'NO_ANSWER',
  'USER_BUSY',
  'CALL_REJECTED',
  'USER_NOT_REGISTERED',
  'ORIGINATOR_CANCEL',
]
const AGENTS = 6

/**
 * A small switch that is always in a possible state. Steps are chosen by numbers; the dispatcher
 * hears what a switch would say, and is judged after every event.
 */
export class GivenWorld {
  now = 1_000_000
  dispatcher: Dispatcher
  readonly callers = new Map<string, WorldCaller>()
  readonly own = new Map<string, string>()
  readonly registered = new Set<string>()
  readonly faults: string[] = []
  offers = 0
  private readonly judge = new Judge(GROUPS)
  private count = 0
  private linked = true
  private last: DispatchEvent = { type: 'tick' }

  constructor() {
    this.dispatcher = new Dispatcher({ groups: GROUPS, newLegUuid: () => this.newId('leg') })
    for (let agentId = 1; agentId <= AGENTS; agentId++) {
      this.hear({ type: 'registered', extension: this.extension(agentId) })
      this.registered.add(this.extension(agentId))
    }
    this.resync()
    for (let agentId = 1; agentId <= AGENTS; agentId++) this.signIn(agentId, agentId)
  }

  /** Does one step; `pick` chooses among what is possible. */
  act(kind: number, pick: number): void {
    const agentId = 1 + (pick % AGENTS)
    const steps: (() => void)[] = [
      () => this.arrive(pick),
      () => this.arrive(pick + 1),
      () => this.goOn(pick),
      () => this.goOn(pick + 1),
      () => this.goOn(pick + 2),
      () => this.hangUp(pick),
      () => this.pass(pick % 20_000),
      () => this.signIn(agentId, pick),
      () => this.hear({ type: 'ready', agentId }),
      () => this.returnToWork(agentId),
      () => this.hear({ type: 'not_ready', agentId, reason: 'meal' }),
      () => this.hear({ type: 'sign_out', agentId }),
      () => this.hear({ type: 'end_wrap_up', agentId }),
      () => this.hear({ type: 'set_acd', agentId, enabled: pick % 3 !== 0 }),
      () => this.hear({ type: 'set_groups', agentId, groups: MEMBERSHIPS[pick % 7]! }),
      () => this.ownCall(agentId),
      () => this.register(agentId),
      () => this.hear(this.last),
      () => this.loseLink(),
      () => this.restart(),
    ]
    // Troubles pass after a while, or there would be little to distribute.
    if (!this.linked && pick % 3 === 0) this.resync()
    if (pick % 7 === 0) this.returnToWork(agentId)
    steps[kind % steps.length]!()
  }

  /** Lets everything come to its end: every offer is decided, every timer fires. */
  settle(): void {
    if (!this.linked) this.resync()
    for (let round = 0; round < 200; round++) {
      const due = this.dispatcher.nextDueAt()
      const open = [...this.callers.values()].some((caller) => caller.stage === 'ringing')
      if (due === null && !open) return
      if (due !== null) this.pass(Math.max(0, due - this.now))
      this.goOn(round)
    }
    this.faults.push('it never comes to rest')
  }

  private hear(event: DispatchEvent): void {
    const decisions = this.dispatcher.handle(event, this.now)
    if (event.type !== 'tick' && event.type !== 'resync') this.last = event
    const offers = decisions.filter((one): one is Offer => one.type === 'offer')
    this.faults.push(...this.judge.faults(this.dispatcher.snapshot(), offers))
    for (const offer of offers) this.takeOffer(offer)
    for (const one of decisions) {
      if (one.type === 'check_offer') this.check(one.callerUuid, one.agentLegUuid)
      if (one.type === 'cancel_offer') this.failOf(one.agentLegUuid, 'NORMAL_CLEARING')
    }
  }

  private takeOffer(offer: Offer): void {
    this.offers++
    const caller = this.callers.get(offer.callerUuid)
    if (!caller) this.faults.push(`${offer.callerUuid} was offered after he left`)
    else if (caller.stage !== 'waiting') this.faults.push(`${offer.callerUuid} was offered twice`)
    for (const other of this.callers.values()) {
      if (other.stage !== 'waiting' && other.extension === offer.extension) {
        this.faults.push(`${offer.extension} was offered twice`)
      }
    }
    if (!caller) return
    Object.assign(caller, { stage: 'ringing', silent: true })
    caller.agentLegUuid = offer.agentLegUuid
    caller.extension = offer.extension
  }

  private check(callerUuid: string, agentLegUuid: string | null): void {
    const caller = this.callers.get(callerUuid)
    const same = caller && caller.agentLegUuid === agentLegUuid
    this.hear({
      type: 'offer_checked',
      callerUuid,
      agentLegUuid,
      caller: !caller ? 'gone' : caller.stage === 'waiting' ? 'waiting' : 'busy',
      agentLeg: !same || caller.stage === 'waiting' ? 'none' : caller.stage,
    })
  }

  private arrive(pick: number): void {
    const callerUuid = this.newId('caller')
    const caller: WorldCaller = {
      callId: `call-${callerUuid}`,
      callerUuid,
      serviceNumber: NUMBERS[pick % NUMBERS.length]!,
      score: pick % 5 === 0 ? pick % 100 : 0,
      arrivedAt: this.now,
      stage: 'waiting',
      agentLegUuid: null,
      extension: null,
      silent: false,
    }
    this.callers.set(callerUuid, caller)
    this.sayWaiting(caller)
  }

  private sayWaiting(caller: WorldCaller): void {
    this.hear({ ...caller, type: 'caller_waiting' })
  }

  /** One of the offers goes on: rings, is answered, or fails. */
  private goOn(pick: number): void {
    const ringing = [...this.callers.values()].filter((caller) => caller.stage === 'ringing')
    const caller = ringing[pick % Math.max(1, ringing.length)]
    if (!caller) return
    const { agentLegUuid: legUuid, extension } = caller
    if (pick % 4 === 0) return this.failOf(legUuid!, CAUSES[pick % CAUSES.length]!)
    if (caller.silent && pick % 3 !== 0) {
      caller.silent = false
      return this.hear({
        type: 'leg_started',
        callId: '',
        legUuid: legUuid!,
        extension: extension!,
      })
    }
    caller.stage = 'talking'
    // Now and then the word of it is lost; the guard must find out.
    if (pick % 11 !== 0) this.hear({ type: 'leg_bridged', legUuid: legUuid! })
  }

  private failOf(legUuid: string, cause: string): void {
    const caller = [...this.callers.values()].find((one) => one.agentLegUuid === legUuid)
    if (!caller || caller.stage !== 'ringing') return
    Object.assign(caller, { stage: 'waiting', agentLegUuid: null, extension: null })
    if (cause !== 'USER_NOT_REGISTERED') this.hear({ type: 'leg_ended', legUuid, cause })
    this.hear({ type: 'offer_failed', agentLegUuid: legUuid, cause })
    if (this.callers.has(caller.callerUuid)) this.sayWaiting(caller)
  }

  private hangUp(pick: number): void {
    const all = [...this.callers.values()]
    const caller = all[pick % Math.max(1, all.length)]
    if (!caller) return
    this.callers.delete(caller.callerUuid)
    const { agentLegUuid: legUuid } = caller
    const cause = caller.stage === 'talking' ? 'NORMAL_CLEARING' : 'ORIGINATOR_CANCEL'
    if (legUuid !== null && !caller.silent) this.hear({ type: 'leg_ended', legUuid, cause })
    else if (legUuid !== null) this.hear({ type: 'offer_refused', agentLegUuid: legUuid })
    this.hear({ type: 'caller_gone', callerUuid: caller.callerUuid })
  }

  private signIn(agentId: number, pick: number): void {
    const groups = MEMBERSHIPS[pick % MEMBERSHIPS.length]!
    const extension = this.extension(agentId)
    this.hear({ type: 'sign_in', agentId, extension, groups, acdEnabled: true })
    this.hear({ type: 'ready', agentId })
  }

  private returnToWork(agentId: number): void {
    const extension = this.extension(agentId)
    if (!this.registered.has(extension)) this.register(agentId)
    if ([...this.own.values()].includes(extension)) this.ownCall(agentId)
    this.signIn(agentId, agentId)
    this.hear({ type: 'set_acd', agentId, enabled: true })
  }

  private ownCall(agentId: number): void {
    const extension = this.extension(agentId)
    const leg = [...this.own].find(([, at]) => at === extension)?.[0]
    if (leg !== undefined) {
      this.own.delete(leg)
      return this.hear({ type: 'leg_ended', legUuid: leg, cause: 'NORMAL_CLEARING' })
    }
    const legUuid = this.newId('own')
    this.own.set(legUuid, extension)
    this.hear({ type: 'leg_started', callId: '', legUuid, extension })
  }

  private register(agentId: number): void {
    const extension = this.extension(agentId)
    if (this.registered.delete(extension)) return this.hear({ type: 'unregistered', extension })
    this.registered.add(extension)
    this.hear({ type: 'registered', extension })
  }

  private loseLink(): void {
    this.linked = !this.linked
    if (this.linked) this.resync()
    else this.hear({ type: 'switch_lost' })
  }

  private restart(): void {
    const snapshot = JSON.parse(JSON.stringify(this.dispatcher.snapshot()))
    this.dispatcher = Dispatcher.restore(snapshot, { newLegUuid: () => this.newId('leg') })
    this.resync()
  }

  private resync(): void {
    this.linked = true
    // A switch has no history: what it said over the old connection it does not say again over the new one.
    this.last = { type: 'tick' }
    for (const caller of this.callers.values()) caller.silent = false
    this.hear({
      type: 'resync',
      callers: [...this.callers.values()].map((caller) => ({ ...caller })),
      otherLegs: [...this.own].map(([legUuid, extension]) => ({ legUuid, extension })),
      registered: [...this.registered],
    })
  }

  /** One tick for each thing that is due, so that each is judged by the state of its own moment. */
  private pass(milliseconds: number): void {
    const until = this.now + milliseconds
    for (let due = this.dispatcher.nextDueAt(); due !== null && due < until;) {
      this.now = Math.max(this.now, due)
      this.hear({ type: 'tick' })
      due = this.dispatcher.nextDueAt()
    }
    this.now = until
    this.hear({ type: 'tick' })
  }

  private extension(agentId: number): string {
    return String(1000 + agentId)
  }

  private newId(kind: string): string {
    return `${kind}-${++this.count}`
  }
}
