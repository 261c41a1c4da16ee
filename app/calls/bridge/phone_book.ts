import { maskPhone } from '#core/phone'
import type { Agent, AgentState } from '#telephony/acd/agent'
import type { AcdDriver } from '#telephony/acd/driver'
import type { WaitingCount } from '#telephony/acd/waiting_news'
import { consultLegOf, type Call as SwitchCall } from '#telephony/calls/call'
import type { CallModel } from '#telephony/calls/call_model'
import { ownCall, type OwnCall } from '#app/calls/bridge/own_call'
import type { PhoneSnapshot } from '#app/calls/phone_snapshot'

export type PhoneBookOptions = {
  switchName: string
  driver: AcdDriver
  calls: CallModel
  /** Seconds that an offer rings in the line of this ACD group. */
  ringSeconds: (group: number) => number | undefined
}

const DEFAULT_RING_SECONDS = 15

/** States in which something may be at the telephone. */
const IN_CALLS: ReadonlySet<AgentState> = new Set(['reserved', 'ringing', 'on_call'])

/** What each agent's telephone shows, put together from the dispatcher's agent, the call and the waiting lines. */
export class PhoneBook {
  constructor(readonly options: PhoneBookOptions) {}

  /** The agent as told by a change, else as the dispatcher has it now. */
  snapshot(agent: Readonly<Agent>): PhoneSnapshot {
    const own = IN_CALLS.has(agent.state) ? ownCall(this.options.calls, agent) : null
    const call = own?.call ?? (agent.callId ? this.options.calls.get(agent.callId) : undefined)
    const rings = agent.state === 'ringing' || agent.state === 'reserved'
    const dialled = agent.state === 'on_call' && own?.leg.answeredAtUs === null
    const asked = own && consultLegOf(own.call, own.leg.uuid)
    return {
      state: dialled ? 'ringing' : agent.state,
      reason: agent.reason,
      extension: agent.extension,
      switchName: agent.extension === null ? null : this.options.switchName,
      since: new Date(agent.since).toISOString(),
      acdEnabled: agent.acdEnabled,
      ringDeadline: rings ? this.#ringDeadline(agent) : null,
      wrapUpEndsAt: agent.wrapUpUntil ? new Date(agent.wrapUpUntil).toISOString() : null,
      held: (call?.held ?? false) && !call?.inHoldRoom,
      muted: own?.leg.muted ?? false,
      call: call && agent.state !== 'not_ready' && agent.state !== 'ready' ? describe(call) : null,
      consult: asked ? { extension: asked.number, answered: asked.answeredAtUs !== null } : null,
      conference: own ? conferenceWith(own) : [],
      waiting: this.waitingOf(agent, this.options.driver.waitingCounts()),
      toldAt: Date.now(),
    }
  }

  waitingOf(agent: Readonly<Agent>, counts: readonly WaitingCount[]) {
    const table = this.options.driver.dispatcher.floor.groups
    const lines = new Set(table.placesOf(agent.groups).map((place) => place.line))
    const mine = counts.filter((count) => lines.has(count.group))
    return {
      mine: mine.reduce((sum, count) => sum + count.waiting, 0),
      longestSeconds: Math.floor(Math.max(0, ...mine.map((count) => count.longestWaitMs)) / 1000),
    }
  }

  #ringDeadline(agent: Readonly<Agent>): string {
    const seconds =
      (agent.line === null ? undefined : this.options.ringSeconds(agent.line)) ??
      DEFAULT_RING_SECONDS
    return new Date(agent.since + seconds * 1000).toISOString()
  }
}

function describe(call: SwitchCall): NonNullable<PhoneSnapshot['call']> {
  return {
    id: call.id,
    direction: call.direction,
    number: maskPhone(call.customerNumber),
    dnis: call.direction === 'outbound' ? '' : call.dnis,
    startedAt: new Date(call.createdAtUs / 1000).toISOString(),
    answeredAt:
      call.answeredAtUs === null ? null : new Date(call.answeredAtUs / 1000).toISOString(),
  }
}

/** The others of the house who are in the conference of this call. */
function conferenceWith({ call, leg }: OwnCall): string[] {
  if (!call.conference.includes(leg.uuid)) return []
  return call.legs
    .filter((one) => one.role !== 'customer' && one !== leg && call.conference.includes(one.uuid))
    .map((one) => one.number)
}
