import type { Clock } from '../../../telephony/esl/clock.ts'
import { ManualClock } from '../../../telephony/simulator/clock.ts'
import {
  readAccessLists,
  readDialStrings,
  readDialplan,
} from '../../../telephony/simulator/dialplan_file.ts'
import type { CustomerBehaviour } from '../../../telephony/simulator/network.ts'
import type { PhoneBehaviour } from '../../../telephony/simulator/phones.ts'
import { SwitchSimulator } from '../../../telephony/simulator/server.ts'
import { blockKeys } from '../../../telephony/switch/block_list.ts'
import { renderSwitch } from '../../../telephony/switch/render_switch.ts'
import { EVENT_SOCKET_PASSWORD, REGISTERED, housePlan } from './house.ts'
import { Stage } from './stage.ts'
import type { Behaviour, Caller, Carrier, Telephone } from './stage.ts'

const ANSWER_MS = 300

const PHONES: Readonly<Record<Exclude<Behaviour, 'congested'>, PhoneBehaviour>> = {
  answer: robot({}),
  ring: { kind: 'desk' },
  busy: robot({ busy: 1 }),
  reject: robot({ reject: 1, answerMs: [200, 200] }),
  silent: { kind: 'desk' },
  unregistered: { kind: 'unregistered' },
}

function robot(more: Partial<Extract<PhoneBehaviour, { kind: 'robot' }>>): PhoneBehaviour {
  const usual = {
    answerMs: [ANSWER_MS, ANSWER_MS],
    talkMs: null,
    busy: 0,
    reject: 0,
    noAnswer: 0,
  } as const
  return { kind: 'robot', ...usual, ...more }
}

const CUSTOMERS: Readonly<Partial<Record<Behaviour, CustomerBehaviour['outcome']>>> = {
  answer: 'answer',
  busy: 'busy',
  ring: 'no_answer',
  congested: 'congested',
}

/** The simulated switch, which plays the configuration that is rendered for a real one. */
export class SimulatorStage extends Stage {
  readonly name = 'simulator'
  readonly plan = housePlan('/var/lib/spotline')
  readonly time = new ManualClock()
  readonly simulator: SwitchSimulator
  #port = 0

  private constructor() {
    super()
    const files = renderSwitch(this.plan)
    this.simulator = new SwitchSimulator({
      password: EVENT_SOCKET_PASSWORD,
      clock: this.time,
      extensions: REGISTERED,
      behaviour: PHONES.answer,
      dialplan: readDialplan(files),
      accessLists: readAccessLists(files),
      dialStrings: readDialStrings(files),
    })
    for (const [key, value] of blockKeys(this.plan.blockList)) {
      this.simulator.core.hash.set(key, value)
    }
  }

  static async open(): Promise<SimulatorStage> {
    const stage = new SimulatorStage()
    stage.#port = await stage.simulator.listen()
    await stage.begin()
    return stage
  }

  async close(): Promise<void> {
    await this.end()
    await this.simulator.close()
  }

  async call(number: string, dnis: string): Promise<Caller> {
    const { callers } = this.simulator.simulation
    const never = {
      patienceMs: 3_600_000,
      talkMs: null,
      rating: null,
      redials: 0,
      redialAfterMs: 0,
      waitsToBeTold: true,
    }
    const channel = callers.place({ number, dnis, reason: 'test', ...never })
    return {
      number,
      isOver: () => !channel.isUp,
      hangUp: () => void callers.hangUp(channel.uuid),
      press: async (digits) => {
        callers.press(channel.uuid, digits)
        await this.pass(200)
      },
    }
  }

  phone(extension: string): Telephone {
    const phone = this.simulator.simulation.phones.get(extension)!
    return {
      behave: async (behaviour) => {
        if (behaviour === 'congested') throw new Error('No telephone is a carrier')
        this.simulator.setBehaviour(phone, PHONES[behaviour])
        await this.pass(50)
      },
      answer: () => void phone.answer(),
      hangUp: () => void phone.hangUp(),
      press: async (digits) => {
        phone.press(digits)
        await this.pass(200)
      },
      dial: async (number) => {
        phone.dial(number)
        await this.pass(50)
      },
      hold: (on) => phone.hold(on),
      passOn: (number) => phone.passOn(number),
    }
  }

  customer(number: string, behaviour: Behaviour, over?: Carrier): void {
    const outcome = CUSTOMERS[behaviour]
    if (!outcome) throw new Error(`No customer is ever ${behaviour}`)
    const { network } = this.simulator.simulation
    network.script(number, { outcome, answerMs: ANSWER_MS, talkMs: null }, over)
  }

  async pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 10) {
      this.time.advance(10)
      for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  protected clock(): Clock {
    return {
      monotonicMs: () => this.time.now(),
      nowUs: () => this.time.now() * 1000,
      after: (milliseconds, task) => {
        const timer = this.time.after(milliseconds, task)
        return () => timer.cancel()
      },
    }
  }

  protected eventSocket() {
    return { host: '127.0.0.1', port: this.#port }
  }
}
