import { Dispatcher } from '../../../telephony/acd/dispatcher.ts'
import type { Decision, DispatchEvent, DispatchSettings } from '../../../telephony/acd/events.ts'
import { PLAIN_RULES } from '../../../telephony/acd/groups.ts'
import type { AcdGroup, LineRules } from '../../../telephony/acd/groups.ts'

/** Order taking in two levels (21, 22) and callbacks (11), as the glossary has them. */
export const GROUPS: readonly AcdGroup[] = [
  {
    number: 21,
    overflowOf: null,
    level: 1,
    serviceNumbers: ['4008001001'],
    wrapUpSeconds: 10,
    baseScore: 0,
  },
  {
    number: 22,
    overflowOf: 21,
    level: 2,
    serviceNumbers: ['4008001002'],
    wrapUpSeconds: 10,
    baseScore: 0,
  },
  {
    number: 11,
    overflowOf: null,
    level: 1,
    serviceNumbers: ['4008001100'],
    wrapUpSeconds: 0,
    baseScore: 0,
  },
]
export const ORDER_LINE = '4008001001'
export const CALLBACK_LINE = '4008001100'

type Offer = Extract<Decision, { type: 'offer' }>
type Rung = Pick<Offer, 'extension' | 'agentLegUuid'>
type CallBack = Extract<Decision, { type: 'call_back' }>

/** The groups with other rules for the line of 21, or for its level 22. */
export function withRules(
  rules: Partial<LineRules>,
  level: { opensAfterSeconds?: number } = {}
): AcdGroup[] {
  return GROUPS.map((group) => {
    if (group.number === 21) return { ...group, rules: { ...PLAIN_RULES, ...rules } }
    return group.number === 22 ? { ...group, ...level } : group
  })
}

/** A dispatcher with a clock in the hand, and short words for what happens to it. */
export class GivenFloor {
  now = 1_000_000
  dispatcher: Dispatcher
  readonly offers: Offer[] = []
  readonly callBacks: CallBack[] = []
  private legs = 0

  constructor(settings: Partial<DispatchSettings> = {}, groups = GROUPS) {
    this.dispatcher = new Dispatcher({
      groups,
      settings,
      newLegUuid: () => `leg-${++this.legs}`,
    })
    this.send({ type: 'resync', callers: [], otherLegs: [], registered: [] })
  }

  send(event: DispatchEvent): readonly Decision[] {
    const decisions = this.dispatcher.handle(event, this.now)
    for (const decision of decisions) {
      if (decision.type === 'offer') this.offers.push(decision)
      if (decision.type === 'call_back') this.callBacks.push(decision)
    }
    return decisions
  }

  /** Lets time pass in one tick. */
  pass(milliseconds: number): readonly Decision[] {
    this.now += milliseconds
    return this.send({ type: 'tick' })
  }

  /** Agent 1 sits at 1001, agent 2 at 1002, …; ready one millisecond after the one before. */
  ready(agentId: number, groups: number[] = [21], acdEnabled = true): readonly Decision[] {
    this.signIn(agentId, groups, acdEnabled)
    this.now += 1
    return this.send({ type: 'ready', agentId })
  }

  signIn(agentId: number, groups: number[] = [21], acdEnabled = true): readonly Decision[] {
    const extension = this.extension(agentId)
    this.send({ type: 'registered', extension })
    return this.send({ type: 'sign_in', agentId, extension, groups, acdEnabled })
  }

  extension(agentId: number): string {
    return String(1000 + agentId)
  }

  waits(caller: string, serviceNumber = ORDER_LINE, score = 0): readonly Decision[] {
    return this.send({
      type: 'caller_waiting',
      callId: `call-${caller}`,
      callerUuid: caller,
      serviceNumber,
      score,
      arrivedAt: this.now,
    })
  }

  /** What a look-up in the customers' data says of a caller. */
  isKnown(caller: string, score: number, ownerId: number | null = null): readonly Decision[] {
    return this.send({ type: 'caller_known', callerUuid: caller, score, ownerId })
  }

  /** Somebody who hung up and wants to be called back keeps the place of `arrivedAt`. */
  keepsPlace(callbackId: string, arrivedAt = this.now): readonly Decision[] {
    const place = { serviceNumber: ORDER_LINE, score: 0, arrivedAt }
    return this.send({ type: 'callback_waiting', callbackId, number: '13800000001', ...place })
  }

  lastOffer(): Offer {
    const offer = this.offers.at(-1)
    if (!offer) throw new Error('No offer was made')
    return offer
  }

  rings({ extension, agentLegUuid }: Rung = this.lastOffer()): readonly Decision[] {
    return this.send({ type: 'leg_started', callId: '', extension, legUuid: agentLegUuid })
  }

  answers(offer: Rung = this.lastOffer()): readonly Decision[] {
    this.rings(offer)
    return this.send({ type: 'leg_bridged', legUuid: offer.agentLegUuid })
  }

  ends(offer: Rung = this.lastOffer(), cause = 'NORMAL_CLEARING'): readonly Decision[] {
    return this.send({ type: 'leg_ended', legUuid: offer.agentLegUuid, cause })
  }

  state(agentId: number): string {
    const agent = this.dispatcher.agent(agentId)
    if (!agent) return 'unknown'
    return agent.reason === null ? agent.state : `${agent.state}(${agent.reason})`
  }

  /** Who was offered to whom so far, such as `a→1`. */
  pairs(): string[] {
    return this.offers.map((offer) => `${offer.callerUuid}→${offer.agentId}`)
  }
}

export function refusalOf(decisions: readonly Decision[]): string | null {
  const refused = decisions.find((decision) => decision.type === 'refused')
  return refused?.type === 'refused' ? refused.refusal : null
}
