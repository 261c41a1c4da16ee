import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { systemClock } from '../../../telephony/esl/clock.ts'
import { applySwitch, sendBlockList } from '../../../telephony/switch/apply/apply_switch.ts'
import type { ApplyResult } from '../../../telephony/switch/apply/apply_switch.ts'
import { VersionFolder } from '../../../telephony/switch/apply/version_folder.ts'
import type { SwitchPlan } from '../../../telephony/switch/switch_plan.ts'
import type { SipMedia } from '../../support/sip/media.ts'
import { SipPhone } from '../../support/sip/sip_phone.ts'
import type { SipBehaviour } from '../../support/sip/sip_phone.ts'
import { tone } from '../../support/tone.ts'
import { REGISTERED, USUAL_PORTS, housePlan } from './house.ts'
import { Stage } from './stage.ts'
import type { Behaviour, Caller, Carrier, Telephone } from './stage.ts'

const BEHAVIOURS: Readonly<Record<Exclude<Behaviour, 'unregistered'>, SipBehaviour>> = {
  answer: { kind: 'answer', afterMs: 300 },
  ring: { kind: 'ring' },
  busy: { kind: 'busy' },
  reject: { kind: 'reject' },
  silent: { kind: 'silent' },
  congested: { kind: 'congested' },
}

const CARRIERS: Readonly<Record<Carrier, number>> = {
  carrier: USUAL_PORTS.carrier,
  spare: USUAL_PORTS.spare,
}

/** A real FreeSWITCH on this machine, with SIP telephones and a SIP carrier. */
export class FreeSwitchStage extends Stage {
  readonly name = 'freeswitch'
  readonly plan: SwitchPlan
  readonly versions: VersionFolder
  readonly #folder: string
  readonly #phones = new Map<string, SipPhone>()
  readonly #carriers = new Map<Carrier, SipPhone>()
  #process: ChildProcess | null = null

  private constructor(folder: string) {
    super()
    this.#folder = folder
    this.plan = housePlan(folder)
    this.versions = new VersionFolder(join(folder, 'conf'))
  }

  /**
   * Starts the switch of `program` in a folder of its own with the house's configuration, as
   * `switch:apply` writes it, and registers the telephones.
   */
  static async open(program: string): Promise<FreeSwitchStage> {
    const stage = new FreeSwitchStage(await mkdtemp(join(tmpdir(), 'spotline-house-')))
    await stage.#furnish()
    const applied = await applySwitch(stage.plan, stage.versions, null)
    if (applied.outcome !== 'applied') throw new Error(JSON.stringify(applied))
    await stage.#start(program)
    for (const extension of REGISTERED) {
      const { secret } = stage.plan.extensions.find((one) => one.number === extension)!
      await stage.connect(extension, secret, 20)
    }
    const { host, port } = { host: '127.0.0.1', port: USUAL_PORTS.trunks }
    for (const user of ['carrier', 'spare'] as const) {
      const localPort = CARRIERS[user]
      stage.#carriers.set(
        user,
        await SipPhone.open({ user, host, port, password: null, localPort })
      )
    }
    await stage.begin()
    await sendBlockList(stage.plan, stage.link)
    return stage
  }

  async close(): Promise<void> {
    await this.end()
    for (const phone of this.#phones.values()) await phone.endpoint.close()
    for (const carrier of this.#carriers.values()) await carrier.endpoint.close()
    const child = this.#process
    if (child) {
      const over = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await over
    }
    await rm(this.#folder, { recursive: true })
  }

  /** Between two scenarios: everybody hangs up and behaves as usual, and a new dispatcher begins. */
  async restart(): Promise<void> {
    await this.end()
    for (const [extension, phone] of this.#phones) {
      for (const call of phone.calls) call.hangUp()
      await this.phone(extension).behave('answer')
    }
    for (const carrier of this.#carriers.values()) {
      carrier.forget()
      for (const call of carrier.calls) call.hangUp()
    }
    await this.pass(500)
    await this.begin()
  }

  /** Puts a plan in force while the switch runs. */
  apply(plan: SwitchPlan, folder = this.versions): Promise<ApplyResult> {
    return applySwitch(plan, folder, this.link)
  }

  /** Brings a telephone to its extension; throws when the switch does not let it in. */
  async connect(extension: string, secret: string, tries: number): Promise<void> {
    const { domain } = this.plan.node
    const at = { host: '127.0.0.1', port: USUAL_PORTS.phones, domain }
    const phone = await SipPhone.open({ ...at, user: extension, password: secret })
    for (let left = tries - 1; ; left--) {
      try {
        await phone.endpoint.register()
        break
      } catch (error) {
        if (left === 0) {
          await phone.endpoint.close()
          throw error
        }
        await this.pass(300)
      }
    }
    this.#phones.set(extension, phone)
  }

  async call(number: string, dnis: string): Promise<Caller> {
    const call = await this.#carriers.get('carrier')!.endpoint.call(dnis, number)
    return {
      number,
      isOver: () => call.isOver,
      hangUp: () => call.hangUp(),
      press: (digits) => call.media.press(digits),
    }
  }

  phone(extension: string): Telephone {
    const phone = this.#phones.get(extension)!
    return {
      behave: async (behaviour) => {
        if (behaviour === 'unregistered') return phone.endpoint.register(0)
        phone.behave(BEHAVIOURS[behaviour])
        await phone.endpoint.register()
      },
      answer: () => phone.calls.at(-1)?.answer(),
      hangUp: () => phone.calls.at(-1)?.hangUp(),
      press: async (digits) => phone.calls.at(-1)?.media.press(digits),
      dial: async (number) => {
        await phone.endpoint.call(number)
      },
      hold: (on) => phone.calls.at(-1)?.hold(on),
      passOn: (number) => phone.calls.at(-1)?.refer(number),
    }
  }

  /** What is said and heard in the last call of a telephone, or of the customer at a carrier. */
  voice(at: string): SipMedia {
    const phone = this.#phones.get(at) ?? this.#carriers.get(at as Carrier)
    const call = phone?.calls.at(-1)
    if (!call) throw new Error(`Nobody talks at ${at}`)
    return call.media
  }

  customer(number: string, behaviour: Behaviour, over?: Carrier): void {
    if (behaviour === 'unregistered') throw new Error('No customer is ever unregistered')
    for (const [name, carrier] of this.#carriers) {
      if (over === undefined || name === over) carrier.behave(BEHAVIOURS[behaviour], number)
    }
  }

  async pass(milliseconds: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
  }

  protected clock() {
    return systemClock
  }

  protected eventSocket() {
    return { host: '127.0.0.1', port: USUAL_PORTS.eventSocket }
  }

  /** The sounds of the plan, as tones of different height. */
  async #furnish() {
    const { music, prompts, digits } = this.plan.sounds
    const files = [
      ...music.map(({ folder }) => join(folder, 'a.wav')),
      ...prompts.map(({ path }) => path),
      ...Array.from({ length: 10 }, (_, digit) => join(digits!, `${digit}.wav`)),
    ]
    for (const [index, file] of files.entries()) {
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, tone(300 + 40 * index, index < music.length ? 20 : 1))
    }
    for (const folder of [
      this.plan.recordings.folder,
      this.plan.cdr.spoolFolder,
      this.plan.voicemail.folder,
    ]) {
      await mkdir(folder, { recursive: true })
    }
    for (const name of ['log', 'db', 'run', 'scripts']) await mkdir(join(this.#folder, name))
  }

  async #start(program: string) {
    const at = (name: string) => join(this.#folder, name)
    const options = [
      '-nf',
      '-nonat',
      '-nort',
      '-nc',
      '-conf',
      at('conf/current'),
      '-log',
      at('log'),
    ]
    const folders = [
      '-db',
      at('db'),
      '-run',
      at('run'),
      '-scripts',
      at('scripts'),
      '-storage',
      at('voicemail'),
    ]
    const modules = process.env.FREESWITCH_MODULES
    const more = modules ? ['-mod', modules] : []
    const child = spawn(program, [...options, ...folders, ...more], { stdio: 'ignore' })
    this.#process = child
    for (let tries = 0; tries < 100; tries++) {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`)
      if (await isListening(USUAL_PORTS.eventSocket)) return
      await this.pass(300)
    }
    throw new Error(`${program} does not listen at ${USUAL_PORTS.eventSocket}`)
  }
}

async function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
