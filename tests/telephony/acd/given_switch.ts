import { AcdDriver } from '../../../telephony/acd/driver.ts'
import { Dispatcher } from '../../../telephony/acd/dispatcher.ts'
import { CallModel } from '../../../telephony/calls/call_model.ts'
import { SwitchLink } from '../../../telephony/esl/switch_link.ts'
import { ManualClock } from '../../../telephony/simulator/clock.ts'
import { SwitchSimulator } from '../../../telephony/simulator/server.ts'
import { GROUPS, ORDER_LINE } from './given_floor.ts'
import type { AcdGroup } from '../../../telephony/acd/groups.ts'
import type { KeptPlace } from '../../../telephony/acd/waiting_service.ts'
import type { AgentChange, CallbackTry } from '../../../telephony/acd/driver_events.ts'
import type { WaitingCount } from '../../../telephony/acd/waiting_news.ts'
import type { DrivenCall } from '../../../telephony/acd/driven_calls.ts'
import type { DispatchSnapshot } from '../../../telephony/acd/events.ts'
import type { Call } from '../../../telephony/calls/call.ts'
import type { Clock } from '../../../telephony/esl/clock.ts'
import type { CallerPlan } from '../../../telephony/simulator/callers.ts'
import type { PhoneBehaviour, RobotBehaviour } from '../../../telephony/simulator/phones.ts'

const PASSWORD = 'a long password'
export const EXTENSIONS = ['1001', '1002', '1003', '1004', '1005']
/** Rings only at the hunt group, so that nobody takes it for an agent. */
export const FALLBACK = '1900'

export const ANSWERS: RobotBehaviour = {
  kind: 'robot',
  answerMs: [500, 500],
  talkMs: null,
  busy: 0,
  reject: 0,
  noAnswer: 0,
}
export const DESK: PhoneBehaviour = { kind: 'desk' }

/** The whole telephony against a simulated switch over TCP, on one clock that stands in our hand. */
export class GivenSwitch {
  readonly clock = new ManualClock()
  readonly simulator: SwitchSimulator
  link!: SwitchLink
  driver!: AcdDriver
  calls = new CallModel()
  agentChanges: AgentChange[] = []
  driven: DrivenCall[] = []
  waiting: WaitingCount[][] = []
  /** Ended calls as they were told, each as often as it was told. */
  ended: { id: string; outcome: Call['outcome']; agentId: number | null }[] = []
  readonly arrived: { callerUuid: string; number: string }[] = []
  readonly placesKept: KeptPlace[] = []
  readonly callbacksTried: CallbackTry[] = []
  private groups: readonly AcdGroup[] = GROUPS
  private port = 0
  private callers = 0

  private constructor(behaviour: PhoneBehaviour) {
    this.simulator = new SwitchSimulator({
      password: PASSWORD,
      clock: this.clock,
      extensions: [...EXTENSIONS, FALLBACK],
      fallbackExtensions: [FALLBACK],
      behaviour,
      callTimeoutSeconds: 6,
    })
  }

  static async start(
    behaviour: PhoneBehaviour = ANSWERS,
    groups: readonly AcdGroup[] = GROUPS
  ): Promise<GivenSwitch> {
    const given = new GivenSwitch(behaviour)
    given.groups = groups
    given.port = await given.simulator.listen()
    given.startDispatcher()
    await given.until(() => given.driver.dispatcher.floor.registered.size > 0)
    return given
  }

  /** A telephony process begins: with what an earlier one left, or with nothing. */
  startDispatcher(snapshot?: DispatchSnapshot): void {
    const clock = this.sharedClock()
    this.link = new SwitchLink({ host: '127.0.0.1', port: this.port, password: PASSWORD, clock })
    this.calls = new CallModel()
    const dispatcher = snapshot
      ? Dispatcher.restore(snapshot)
      : new Dispatcher({ groups: this.groups, settings: { maxNoAnswer: 1 } })
    const { link, calls } = this
    this.driver = new AcdDriver({ link, calls, dispatcher, clock })
    this.driver.on('agent', (change) => this.agentChanges.push(change))
    this.driver.on('arrived', (caller) => this.arrived.push(caller))
    this.driver.on('placeKept', (place) => this.placesKept.push(place))
    this.driver.on('callbackTried', (outcome) => this.callbacksTried.push(outcome))
    this.driver.on('waiting', (counts) => this.waiting.push(counts))
    this.driver.on('call', (one) => {
      this.driven.push(one)
      if (one.change.kind !== 'ended') return
      const { id, outcome } = one.change.call
      this.ended.push({ id, outcome, agentId: one.agent?.agentId ?? null })
    })
    this.driver.start()
    this.link.start()
  }

  /** The process dies: no goodbye to the switch. */
  killDispatcher(): DispatchSnapshot {
    const snapshot = JSON.parse(JSON.stringify(this.driver.dispatcher.snapshot()))
    this.driver.stop()
    this.link.stop()
    return snapshot
  }

  async stop(): Promise<void> {
    this.driver.stop()
    this.link.stop()
    await this.simulator.close()
  }

  /** Moves the clock in small steps and lets the bytes travel in between. */
  async pass(milliseconds: number, enough: () => boolean = () => false): Promise<boolean> {
    for (let passed = 0; passed < milliseconds; passed += 10) {
      if (enough()) return true
      this.clock.advance(10)
      for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
    return enough()
  }

  async until(condition: () => boolean, withinMs = 60_000): Promise<void> {
    if (!(await this.pass(withinMs, condition))) {
      throw new Error(`Not within ${withinMs} ms: ${condition}`)
    }
  }

  /** Agent 1 at 1001, and so on, ready for order taking. */
  async ready(...agentIds: number[]): Promise<void> {
    for (const agentId of agentIds) {
      const result = this.driver.signIn({
        agentId,
        extension: String(1000 + agentId),
        groups: [21],
        acdEnabled: true,
        ready: true,
      })
      if (!result.ok) throw new Error(`Agent ${agentId}: ${result.refusal}`)
      await this.pass(10)
    }
  }

  dials(plan: Partial<CallerPlan> = {}): string {
    const number = String(13_800_000_000 + this.callers++)
    const channel = this.simulator.simulation.callers.place({
      number,
      dnis: ORDER_LINE,
      reason: 'test',
      patienceMs: 600_000,
      talkMs: null,
      rating: null,
      redials: 0,
      redialAfterMs: 0,
      ...plan,
    })
    return channel.uuid
  }

  presses(caller: string, digits: string): void {
    this.simulator.simulation.callers.press(caller, digits)
  }

  /** Every sound that a caller hears from now on. */
  heardBy(caller: string): string[] {
    const heard: string[] = []
    this.simulator.core.listeners.add({
      wants: (name) => name === 'PLAYBACK_START',
      deliver: ({ headers }) => {
        const path = headers.get('Playback-File-Path')
        if (headers.get('Unique-ID') === caller) heard.push(String(path))
      },
    })
    return heard
  }

  hangsUp(caller: string): void {
    this.simulator.simulation.callers.hangUp(caller)
  }

  phone(agentId: number) {
    return this.simulator.simulation.phones.get(String(1000 + agentId))!
  }

  state(agentId: number): string {
    const agent = this.driver.dispatcher.agent(agentId)
    if (!agent) return 'unknown'
    return agent.reason === null ? agent.state : `${agent.state}(${agent.reason})`
  }

  truth(caller: string) {
    return this.simulator.simulation.truth.legs().find((leg) => leg.uuid === caller)!
  }

  /** Variable of a channel in the switch. */
  variable(uuid: string, name: string): string | undefined {
    const value = this.simulator.core.channels.get(uuid)?.variables.get(name)
    return value === undefined ? undefined : String(value)
  }

  hash(key: string): string | undefined {
    return [...this.simulator.core.hash].find(([name]) => name.endsWith(key))?.[1]
  }

  private sharedClock(): Clock {
    return {
      monotonicMs: () => this.clock.now(),
      nowUs: () => this.clock.now() * 1000,
      after: (milliseconds, task) => {
        const timer = this.clock.after(milliseconds, task)
        return () => timer.cancel()
      },
    }
  }
}
