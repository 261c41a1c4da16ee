import { setTimeout as wait } from 'node:timers/promises'
import redis from '@adonisjs/redis/services/main'
import logger from '@adonisjs/core/services/logger'
import { live } from '#core/live/live'
import { agentChannel } from '#core/live/channels'
import type { Agent } from '#telephony/acd/agent'
import type { AcdDriver } from '#telephony/acd/driver'
import type { AgentChange } from '#telephony/acd/driver_events'
import type { DrivenCall } from '#telephony/acd/driven_calls'
import type { WaitingCount } from '#telephony/acd/waiting_news'
import type { Call as SwitchCall, CallChange, CallChangeKind } from '#telephony/calls/call'
import type { CallModel } from '#telephony/calls/call_model'
import { customerLeg } from '#telephony/calls/outcome'
import { LatestWriter } from '#app/calls/bridge/latest_writer'
import type { OrderedWriter } from '#app/calls/bridge/ordered_writer'
import { PhoneBook } from '#app/calls/bridge/phone_book'
import { PHONES_KEY } from '#app/calls/phone_request'
import CallMoved, { type CallMove } from '#app/calls/events/call_moved'
import { CloseVanishedCalls } from '#app/calls/services/close_vanished_calls'
import { ForgetCall } from '#app/calls/services/forget_call'
import type { AgentStateInput } from '#app/calls/services/record_agent_state'
import { RecordCall } from '#app/calls/services/record_call'

export type CallBridgeOptions = {
  driver: AcdDriver
  calls: CallModel
  switchName: string
  ringSeconds: (group: number) => number | undefined
  /** Of all switches together: who goes from one to another has one log. */
  states: OrderedWriter<AgentStateInput>
  validTalkSeconds: number
  windowMinutes: number
}

/** A call as it was when told; absorbed: it turned out to be a part of another call. */
type Told = { call: SwitchCall; absorbed: boolean }

/** Steps that change nothing of what is stored of a call. */
const PASSING: ReadonlySet<CallChangeKind> = new Set<CallChangeKind>(['digit', 'recording_started'])

const MOVES: Partial<Record<CallChangeKind, CallMove['kind']>> = {
  offered: 'offered',
  answered: 'answered',
  talk_ended: 'talk_ended',
  ended: 'ended',
}

/** A screen that waits for a step comes before the row that tells of it, but not for longer than this. */
const STORE_AT_LATEST_MS = 500

/** Steps that a telephone may show. A distributed call's own legs are told by the agent's state. */
const LEG_STEPS: ReadonlySet<CallChangeKind> = new Set<CallChangeKind>([
  'leg_started',
  'leg_answered',
  'leg_ended',
])
const SEEN: ReadonlySet<CallChangeKind> = new Set<CallChangeKind>([
  ...LEG_STEPS,
  'held',
  'unheld',
  'answered',
  'talk_started',
  'talk_ended',
])

/** A second conversation begins for its agent as the first did; a consultation is no end of one. */
function moveOf({ call, kind, segment }: CallChange): CallMove['kind'] | undefined {
  if (kind === 'talk_started' && segment && call.segments[0] !== segment) return 'answered'
  if (kind === 'talk_ended' && segment) {
    const lives = (uuid: string | undefined) =>
      call.legs.some((leg) => leg.uuid === uuid && leg.endedAtUs === null)
    if (lives(customerLeg(call)?.uuid) && lives(segment.agentLegUuid)) return undefined
  }
  return MOVES[kind]
}

/**
 * From one switch to the business: stores calls and agents' states, keeps what every telephone shows in Redis, and sends
 * the news to the screens. Nothing here holds up the reading of the switch's events.
 */
export class CallBridge {
  readonly phones: PhoneBook
  readonly #options: CallBridgeOptions
  readonly #calls: LatestWriter<Told>

  constructor(options: CallBridgeOptions) {
    this.#options = options
    this.phones = new PhoneBook(options)
    this.#calls = new LatestWriter(({ call, absorbed }) =>
      absorbed ? new ForgetCall().handle(call.id) : this.#record(call)
    )
  }

  start() {
    const { driver } = this.#options
    driver.on('call', this.#onCall)
    driver.on('agent', this.#onAgent)
    driver.on('waiting', this.#onWaiting)
  }

  async stop() {
    const { driver } = this.#options
    driver.off('call', this.#onCall)
    driver.off('agent', this.#onAgent)
    driver.off('waiting', this.#onWaiting)
    await this.settled()
  }

  /** Resolves when everything told so far is stored. */
  async settled() {
    await Promise.all([this.#calls.settled(), this.#options.states.settled()])
  }

  /** Closes the stored calls of a switch that is driven no more: nobody will tell how they end but their records. */
  async closeAll(): Promise<number> {
    const { switchName, validTalkSeconds } = this.#options
    await this.settled()
    const alive = { has: () => false }
    return new CloseVanishedCalls().handle({ switchName, alive, validTalkSeconds })
  }

  /** Closes the stored calls that neither the switch nor the call model has any more. */
  async closeVanished(): Promise<number> {
    const { calls, switchName, validTalkSeconds } = this.#options
    await this.settled()
    const alive = { has: (callId: string) => calls.get(callId) !== undefined }
    return new CloseVanishedCalls().handle({ switchName, alive, validTalkSeconds })
  }

  #onCall = ({ change, agent }: DrivenCall) => {
    const { call, kind } = change
    const told = this.#tellMove(change, agent?.agentId ?? null)
    if (!PASSING.has(kind)) {
      const state = { call: structuredClone(call), absorbed: kind === 'absorbed' }
      this.#calls.put(
        call.id,
        state,
        told ? Promise.race([told, wait(STORE_AT_LATEST_MS, undefined, { ref: false })]) : undefined
      )
    }
    for (const seat of this.#whoSees(change)) void this.#tellPhone(seat)
  }

  /** Agents whose telephone shows something else now, though their state did not change. */
  #whoSees({ call, kind, leg }: CallChange): Readonly<Agent>[] {
    if (!SEEN.has(kind)) return []
    const ofOneAgent =
      call.conference.length === 0 && !call.legs.some((one) => one.role === 'third')
    const numbers = new Set(
      call.legs.filter((one) => one.endedAtUs === null).map((one) => one.number)
    )
    if (leg) numbers.add(leg.number)
    return [...numbers]
      .map((number) => this.#options.driver.dispatcher.floor.byExtension.get(number)?.agent)
      .filter((agent) => agent !== undefined)
      .filter((agent) => !ofOneAgent || agent.agentLegUuid === null || !LEG_STEPS.has(kind))
  }

  /** Resolves when the screens have the step, null when it is none that they wait for. */
  #tellMove(change: CallChange, employeeId: number | null): Promise<void> | null {
    const { call, kind, atUs } = change
    const moved = moveOf(change)
    if (!moved) return null
    return CallMoved.dispatch({
      kind: moved,
      callId: call.id,
      direction: call.direction,
      customerNumber: call.customerNumber,
      dnis: call.direction === 'outbound' ? '' : call.dnis,
      employeeId,
      at: new Date(atUs / 1000),
      startedAt: new Date(call.createdAtUs / 1000),
    }).catch((error: unknown) => {
      logger.error({ err: error, callId: call.id, kind }, 'a step of a call could not be told')
    })
  }

  #onAgent = ({ agent, at }: AgentChange) => {
    this.#options.states.put(agent.agentId, {
      employeeId: agent.agentId,
      extension: agent.extension,
      state: agent.state,
      reason: agent.reason,
      callId: agent.callId,
      at: new Date(at),
    })
    void this.#tellPhone(agent)
  }

  #onWaiting = (counts: WaitingCount[]) => {
    for (const agent of this.#options.driver.agents()) {
      if (agent.state === 'signed_out') continue
      void live.send(agentChannel(agent.agentId), {
        type: 'waiting',
        waiting: this.phones.waitingOf(agent, counts),
      })
    }
  }

  async #record(call: SwitchCall) {
    const { driver, switchName, validTalkSeconds, windowMinutes } = this.#options
    await new RecordCall().handle({
      call,
      nowUs: driver.now() * 1000,
      switchName,
      employeeAt: (extension) =>
        driver.dispatcher.floor.byExtension.get(extension)?.agent.agentId ?? null,
      validTalkSeconds,
      windowMinutes,
    })
  }

  async #tellPhone(agent: Parameters<PhoneBook['snapshot']>[0]) {
    const phone = this.phones.snapshot(agent)
    try {
      await redis.hset(PHONES_KEY, String(agent.agentId), JSON.stringify(phone))
      await live.send(agentChannel(agent.agentId), { type: 'phone', phone })
    } catch (error) {
      logger.error({ err: error, employeeId: agent.agentId }, 'a phone could not be told')
    }
  }
}
