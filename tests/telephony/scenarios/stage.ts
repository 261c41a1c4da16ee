import { AcdDriver } from '../../../telephony/acd/driver.ts'
import type { AgentChange, CallbackTry } from '../../../telephony/acd/driver_events.ts'
import { Dispatcher } from '../../../telephony/acd/dispatcher.ts'
import { CallModel } from '../../../telephony/calls/call_model.ts'
import type { KeptPlace } from '../../../telephony/acd/waiting_service.ts'
import type { Call } from '../../../telephony/calls/call.ts'
import type { Clock } from '../../../telephony/esl/clock.ts'
import { EslConnection } from '../../../telephony/esl/connection.ts'
import type { SwitchEvent } from '../../../telephony/esl/event.ts'
import { SwitchLink } from '../../../telephony/esl/switch_link.ts'
import type { SwitchPlan } from '../../../telephony/switch/switch_plan.ts'
import { EVENT_SOCKET_PASSWORD, HOUSE_GROUPS } from './house.ts'

/** What a telephone does when it rings; a carrier may also have no line free (503). */
export type Behaviour =
  'answer' | 'ring' | 'busy' | 'reject' | 'silent' | 'unregistered' | 'congested'

/** The carriers of the house. */
export type Carrier = 'carrier' | 'spare'

/** Somebody who called in, or dialled at a telephone. */
export interface Caller {
  number: string
  isOver(): boolean
  hangUp(): void
  press(digits: string): Promise<void>
}

export interface Telephone {
  behave(behaviour: Behaviour): Promise<void>
  answer(): void
  hangUp(): void
  press(digits: string): Promise<void>
  /** Lifts and dials: a number or a code. */
  dial(number: string): Promise<void>
  /** The telephone's own key: hold, and back. */
  hold(on: boolean): void
  /** The telephone's own blind transfer. */
  passOn(number: string): void
}

/**
 * Where a scenario happens: a simulated switch, or a real one with real SIP telephones. The dispatcher,
 * the call model and the link to the switch are ours and the same on both.
 */
export abstract class Stage {
  link!: SwitchLink
  driver!: AcdDriver
  calls = new CallModel()
  readonly events: SwitchEvent[] = []
  readonly ended: Call[] = []
  readonly told = new Map<string, Call>()
  readonly placesKept: KeptPlace[] = []
  readonly callbacksTried: CallbackTry[] = []
  readonly agentChanges: AgentChange[] = []
  abstract readonly name: string
  abstract readonly plan: SwitchPlan

  abstract call(number: string, dnis: string): Promise<Caller>
  abstract phone(extension: string): Telephone
  /** What a customer does who is called over this trunk, or over any. */
  abstract customer(number: string, behaviour: Behaviour, over?: Carrier): void
  abstract pass(milliseconds: number): Promise<void>
  protected abstract clock(): Clock
  protected abstract eventSocket(): { host: string; port: number }

  /** Begins anew: a fresh dispatcher and call model, nothing recorded. */
  async begin(): Promise<void> {
    this.events.length = 0
    this.ended.length = 0
    this.told.clear()
    this.placesKept.length = 0
    this.callbacksTried.length = 0
    this.agentChanges.length = 0
    this.calls = new CallModel()
    const clock = this.clock()
    this.link = new SwitchLink({ ...this.eventSocket(), password: EVENT_SOCKET_PASSWORD, clock })
    const dispatcher = new Dispatcher({ groups: HOUSE_GROUPS, settings: { maxNoAnswer: 1 } })
    this.driver = new AcdDriver({ link: this.link, calls: this.calls, dispatcher, clock })
    this.driver.on('agent', (change) => this.agentChanges.push(change))
    this.driver.on('call', ({ change }) => {
      this.told.set(change.call.id, change.call)
      if (change.kind === 'ended') this.ended.push(change.call)
    })
    this.driver.on('placeKept', (place) => this.placesKept.push(place))
    this.driver.on('callbackTried', (tried) => this.callbacksTried.push(tried))
    this.link.on('event', (event) => this.events.push(event))
    this.driver.start()
    this.link.start()
    await this.until(
      () => this.link.isUp && this.driver.dispatcher.floor.registered.size > 0,
      'the link'
    )
  }

  /** Hears every sound that the switch plays, over a connection of its own: the link has no use for them. */
  async listen(): Promise<{ played(): string[]; close(): void }> {
    const paths: string[] = []
    const connection = await EslConnection.open({
      ...this.eventSocket(),
      password: EVENT_SOCKET_PASSWORD,
      clock: this.clock(),
      onEvent: (event) => paths.push(event.get('Playback-File-Path') ?? ''),
      onClose: () => {},
    })
    const reply = await connection.subscribe(['PLAYBACK_START'], [])
    if (!reply.ok) throw new Error(`No sounds are told: ${reply.error}`)
    return { played: () => paths, close: () => connection.close() }
  }

  /** The telephony process is gone: no goodbye, no more sign of life. */
  killDispatcher(): void {
    this.driver.stop()
  }

  async end(): Promise<void> {
    this.driver.stop()
    this.link.stop()
    await this.pass(50)
  }

  /** Signs an agent in at his telephone, ready for calls of these groups. */
  async ready(extension: string, groups: readonly number[] = [21]): Promise<void> {
    const agentId = Number(extension)
    const result = this.driver.signIn({ agentId, extension, groups, acdEnabled: true, ready: true })
    if (!result.ok) throw new Error(`Agent ${extension}: ${result.refusal}`)
    // Who became ready first is the longer idle.
    await this.pass(20)
  }

  state(extension: string): string {
    const agent = this.driver.dispatcher.agent(Number(extension))
    if (!agent) return 'unknown'
    return agent.reason === null ? agent.state : `${agent.state}(${agent.reason})`
  }

  /** The leg of an agent's call. */
  legOf(extension: string): string {
    return this.driver.dispatcher.agent(Number(extension))?.agentLegUuid ?? ''
  }

  /** The call of a caller as it was told last. */
  callOf(caller: Caller): Call {
    const found = [...this.told.values()].find((call) => call.callerNumber === caller.number)
    if (!found) throw new Error(`There is no call from ${caller.number}`)
    return found
  }

  has(step: string): boolean {
    return this.events.some((event) => event.subclass === step || event.name === step)
  }

  async until(
    condition: () => boolean,
    what = String(condition),
    withinMs = 30_000
  ): Promise<void> {
    for (let passed = 0; passed < withinMs; passed += 20) {
      if (condition()) return
      await this.pass(20)
    }
    if (!condition()) throw new Error(`Not within ${withinMs} ms: ${what}`)
  }
}
