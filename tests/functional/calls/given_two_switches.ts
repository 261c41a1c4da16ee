import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import { Telephony } from '#app/calls/bridge/telephony'
import type { FloorSnapshot } from '#app/calls/floor_snapshot'
import { FLOOR_KEY, type PhoneReply, type PhoneRequest } from '#app/calls/phone_request'
import { PhoneOf } from '#app/calls/queries/phone_of'
import type { SwitchAddress } from '#app/calls/queries/switch_addresses'
import { SendPhoneRequest } from '#app/calls/services/send_phone_request'
import { makeServiceNumber } from '#database/factories/media'
import { SystemClock } from '#telephony/simulator/clock'
import { SwitchSimulator } from '#telephony/simulator/server'
import { TALKS } from '#tests/functional/calls/given_two_processes'
import { forgetAgents } from '#tests/support/forget_agents'
import { givenEmployee } from '#tests/support/given_employee'
import { CuttableLink } from '#tests/support/kills_link'

const PASSWORD = 'a long password of two switches'
const SPEED = 6
const LOOK_EVERY_MS = 20

export type SwitchName = 'east' | 'west'

/** A telephone of each switch by number, and one that registers at both. */
const EXTENSIONS: Record<SwitchName, string[]> = {
  east: ['7101', '7102', '7300'],
  west: ['7201', '7202', '7300'],
}

type GivenSwitch = { simulator: SwitchSimulator; cable: CuttableLink; address: SwitchAddress }

/** Two simulated switches and one telephony process that drives both, six times as fast as the wall. */
export class GivenTwoSwitches {
  readonly clock = new SystemClock(SPEED)
  readonly agents = new Map<string, number>()
  telephony!: Telephony
  serviceNumber = ''
  /** The switches that the company has at present. */
  entered: SwitchName[] = ['east', 'west']
  readonly #switches = new Map<SwitchName, GivenSwitch>()
  #groupId = 0

  static async start(): Promise<GivenTwoSwitches> {
    const given = new GivenTwoSwitches()
    await forgetAgents()
    for (const name of ['east', 'west'] as const) await given.#build(name)
    await given.#staff()
    given.telephony = await Telephony.open({
      addresses: async () => given.entered.map((name) => given.at(name).address),
      clock: {
        monotonicMs: () => given.clock.now(),
        nowUs: () => Math.round(given.clock.now() * 1000),
        after: (milliseconds, task) => {
          const timer = given.clock.after(milliseconds, task)
          return () => timer.cancel()
        },
      },
    })
    given.telephony.start()
    await given.until(() => given.isUp('east') && given.isUp('west'))
    await given.until(async () => (await redis.exists(FLOOR_KEY)) === 1)
    return given
  }

  at(name: SwitchName): GivenSwitch {
    return this.#switches.get(name)!
  }

  isUp(name: SwitchName): boolean {
    return this.telephony.switchboard.get(name)?.link.isUp ?? false
  }

  /** The switch dies and takes its calls with it; a new one is reached after so long, in ms of the wall. */
  kill(name: SwitchName, awayMs: number) {
    const { simulator, cable } = this.at(name)
    cable.cut(awayMs)
    simulator.crash()
  }

  async ask(request: PhoneRequest): Promise<string> {
    const reply: PhoneReply = await new SendPhoneRequest().handle(request)
    return reply.ok ? 'ok' : reply.refusal
  }

  idOf(extension: string): number {
    return this.agents.get(extension)!
  }

  async signIn(extension: string) {
    const employeeId = this.idOf(extension)
    await this.until(
      async () => (await this.ask({ type: 'sign_in', employeeId, extension })) === 'ok'
    )
  }

  async ready(extension: string) {
    await this.signIn(extension)
    await this.ask({ type: 'ready', employeeId: this.idOf(extension) })
  }

  phone(extension: string) {
    return new PhoneOf().handle(this.idOf(extension))
  }

  async state(extension: string): Promise<string> {
    const { state, reason } = await this.phone(extension)
    return reason === null ? state : `${state}(${reason})`
  }

  async floor(): Promise<FloorSnapshot> {
    return JSON.parse((await redis.get(FLOOR_KEY)) ?? 'null') as FloorSnapshot
  }

  dials(name: SwitchName, number: string): string {
    return this.at(name).simulator.simulation.callers.place({
      number,
      dnis: this.serviceNumber,
      reason: 'test',
      patienceMs: 6_000_000,
      talkMs: null,
      rating: null,
      redials: 0,
      redialAfterMs: 0,
    }).uuid
  }

  hangsUp(name: SwitchName, caller: string) {
    this.at(name).simulator.simulation.callers.hangUp(caller)
  }

  async until(holds: () => Promise<boolean> | boolean): Promise<void> {
    while (!(await holds())) await pause(LOOK_EVERY_MS)
  }

  async stop(): Promise<void> {
    await this.telephony.stop()
    for (const { cable, simulator } of this.#switches.values()) {
      await cable.close()
      await simulator.close()
    }
    await forgetAgents()
    await db.from('service_numbers').where('number', this.serviceNumber).update({ active: false })
    await db
      .from('acd_group_members')
      .whereIn('employee_id', [...this.agents.values()])
      .delete()
    await db.from('acd_group_levels').where('acd_group_id', this.#groupId).delete()
  }

  async #build(name: SwitchName) {
    const simulator = new SwitchSimulator({
      password: PASSWORD,
      clock: this.clock,
      extensions: [...EXTENSIONS[name], '7900'],
      fallbackExtensions: ['7900'],
      behaviour: TALKS,
    })
    const { link: cable, port } = await CuttableLink.open(await simulator.listen())
    const address = { name, host: '127.0.0.1', port, password: PASSWORD, longestRetryMs: 500 }
    this.#switches.set(name, { simulator, cable, address })
  }

  async #staff() {
    const number = `400${String(Date.now()).slice(-7)}`
    const { groupId } = await makeServiceNumber({ number })
    this.serviceNumber = number
    this.#groupId = groupId
    const code = String(10_000 + Math.floor(Math.random() * 89_000))
    await db.from('acd_groups').where('id', groupId).update({ code, wrap_up_seconds: 3 })
    const [level] = await db
      .table('acd_group_levels')
      .insert({ acd_group_id: groupId, level: 1, code })
    const extensions = new Set(Object.values(EXTENSIONS).flat())
    await db
      .from('employees')
      .whereIn('agent_number', [...extensions])
      .update({ agent_number: null })
    for (const extension of extensions) {
      const { id } = await givenEmployee()
      await db.from('employees').where('id', id).update({ agent_number: extension })
      await db.table('acd_group_members').insert({ acd_group_level_id: level, employee_id: id })
      this.agents.set(extension, id)
    }
  }
}
