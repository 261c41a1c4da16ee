import { maskPhone } from '#core/phone'
import type { Agent } from '#telephony/acd/agent'
import type { AcdDriver, WaitingCount } from '#telephony/acd/driver'
import type { Call as SwitchCall } from '#telephony/calls/call'
import type { CallModel } from '#telephony/calls/call_model'
import type { PhoneSnapshot } from '#app/calls/phone_snapshot'

export type PhoneBookOptions = {
  driver: AcdDriver
  calls: CallModel
  /** Seconds that an offer rings, by the number of the ACD group. */
  ringSeconds: ReadonlyMap<number, number>
}

const DEFAULT_RING_SECONDS = 15

/** What each agent's telephone shows, put together from the dispatcher's agent, the call and the waiting lines. */
export class PhoneBook {
  constructor(readonly options: PhoneBookOptions) {}

  /** The agent as told by a change, else as the dispatcher has it now. */
  snapshot(agent: Readonly<Agent>): PhoneSnapshot {
    const call = agent.callId ? this.options.calls.get(agent.callId) : this.#ownCall(agent)
    const rings = agent.state === 'ringing' || agent.state === 'reserved'
    return {
      state: agent.state,
      reason: agent.reason,
      extension: agent.extension,
      since: new Date(agent.since).toISOString(),
      acdEnabled: agent.acdEnabled,
      ringDeadline: rings ? this.#ringDeadline(agent) : null,
      wrapUpEndsAt: agent.wrapUpUntil ? new Date(agent.wrapUpUntil).toISOString() : null,
      held: call?.held ?? false,
      call: call && agent.state !== 'not_ready' && agent.state !== 'ready' ? describe(call) : null,
      waiting: this.waitingOf(agent, this.options.driver.waitingCounts()),
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

  /** A call that the agent dialled, or that reached the telephone past the distribution. */
  #ownCall(agent: Readonly<Agent>): SwitchCall | undefined {
    if (!agent.extension || agent.state !== 'on_call') return undefined
    for (const call of this.options.calls.active()) {
      if (call.legs.some((leg) => leg.number === agent.extension && leg.endedAtUs === null)) {
        return call
      }
    }
    return undefined
  }

  #ringDeadline(agent: Readonly<Agent>): string {
    const seconds =
      (agent.line === null ? undefined : this.options.ringSeconds.get(agent.line)) ??
      DEFAULT_RING_SECONDS
    return new Date(agent.since + seconds * 1000).toISOString()
  }
}

function describe(call: SwitchCall): NonNullable<PhoneSnapshot['call']> {
  return {
    id: call.id,
    direction: call.direction,
    number: maskPhone(call.customerNumber),
    dnis: call.dnis,
    startedAt: new Date(call.createdAtUs / 1000).toISOString(),
    answeredAt:
      call.answeredAtUs === null ? null : new Date(call.answeredAtUs / 1000).toISOString(),
  }
}
