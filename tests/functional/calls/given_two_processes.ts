import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import { PHONE_REQUESTS_KEY, PHONES_KEY } from '#app/calls/phone_request'
import { SendPhoneRequest } from '#app/calls/services/send_phone_request'
import { makeServiceNumber } from '#database/factories/media'
import { forgetAgents } from '#tests/support/forget_agents'
import { givenEmployee } from '#tests/support/given_employee'
import { SwitchSimulator } from '#telephony/simulator/server'
import type { PhoneBehaviour } from '#telephony/simulator/phones'

const PASSWORD = 'a long password of a switch'
const LEASE = 'spotline:telephony:lease'
const LOOK_EVERY_MS = 20

export const TALKS: PhoneBehaviour = {
  kind: 'robot',
  answerMs: [300, 300],
  talkMs: null,
  busy: 0,
  reject: 0,
  noAnswer: 0,
}

/** A simulated switch in this process, and telephony processes of their own beside it. */
export class GivenTwoProcesses {
  readonly simulator: SwitchSimulator
  readonly agents: { id: number; extension: string }[] = []
  serviceNumber = ''
  private port = 0
  /** Number of the ACD group. */
  groupCode = ''
  private groupId = 0
  private readonly processes: ChildProcess[] = []

  private constructor(extensions: string[]) {
    this.simulator = new SwitchSimulator({
      password: PASSWORD,
      extensions: [...extensions, '7900'],
      fallbackExtensions: ['7900'],
      behaviour: TALKS,
    })
  }

  static async start(extensions: string[]): Promise<GivenTwoProcesses> {
    const given = new GivenTwoProcesses(extensions)
    given.port = await given.simulator.listen()
    await given.clearRedis()
    const { groupId, number } = await makeServiceNumber({
      number: `400${String(Date.now()).slice(-7)}`,
    })
    given.serviceNumber = number
    given.groupId = groupId
    const code = String(randomGroup())
    given.groupCode = code
    await db.from('acd_groups').where('id', groupId).update({ code, wrap_up_seconds: 1 })
    const [level] = await db
      .table('acd_group_levels')
      .insert({ acd_group_id: groupId, level: 1, code })
    for (const extension of extensions) {
      const { id } = await givenEmployee()
      await db.from('employees').where('id', id).update({ agent_number: extension })
      await db.table('acd_group_members').insert({ acd_group_level_id: level, employee_id: id })
      given.agents.push({ id, extension })
    }
    return given
  }

  /** Starts a telephony process. */
  runProcess(): ChildProcess {
    const child = spawn(process.execPath, ['ace.js', 'telephony:run'], {
      cwd: app.makePath(),
      env: {
        ...process.env,
        SWITCH_HOST: '127.0.0.1',
        SWITCH_PORT: String(this.port),
        SWITCH_PASSWORD: PASSWORD,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.processes.push(child)
    return child
  }

  /** Resolves when a process that was not linked before is linked to the switch. */
  async linked(child: ChildProcess): Promise<void> {
    const before = new Set(this.simulator.core.listeners)
    await this.until(() => {
      if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}`)
      return [...this.simulator.core.listeners].some((one) => !before.has(one))
    })
  }

  /** Resolves when the process has said this. */
  async says(child: ChildProcess, words: string): Promise<void> {
    let said = ''
    child.stdout!.on('data', (data: Buffer) => (said += data.toString()))
    await this.until(() => {
      if (child.exitCode !== null) throw new Error(`It ended: ${said}`)
      return said.includes(words)
    })
  }

  async ready(index: number): Promise<void> {
    const { id, extension } = this.agents[index]!
    await this.until(async () => {
      const signIn = { type: 'sign_in', employeeId: id, extension } as const
      const reply = await new SendPhoneRequest().handle(signIn)
      return reply.ok || reply.refusal === 'not_allowed'
    })
    const reply = await new SendPhoneRequest().handle({ type: 'ready', employeeId: id })
    if (!reply.ok) throw new Error(reply.refusal)
  }

  async state(index: number): Promise<string> {
    const text = await redis.hget(PHONES_KEY, String(this.agents[index]!.id))
    return text ? (JSON.parse(text) as { state: string }).state : 'unknown'
  }

  dials(number: string): string {
    return this.simulator.simulation.callers.place({
      number,
      dnis: this.serviceNumber,
      reason: 'test',
      patienceMs: 600_000,
      talkMs: null,
      rating: null,
      redials: 0,
      redialAfterMs: 0,
    }).uuid
  }

  phone(index: number) {
    return this.simulator.simulation.phones.get(this.agents[index]!.extension)!
  }

  truth(caller: string) {
    return this.simulator.simulation.truth.legs().find((leg) => leg.uuid === caller)!
  }

  async until(holds: () => Promise<boolean> | boolean): Promise<void> {
    while (!(await holds())) await pause(LOOK_EVERY_MS)
  }

  async stop(): Promise<void> {
    for (const child of this.processes) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    await this.simulator.close()
    await this.clearRedis()
    await db.from('service_numbers').where('number', this.serviceNumber).update({ active: false })
    await db
      .from('acd_group_members')
      .whereIn(
        'employee_id',
        this.agents.map(({ id }) => id)
      )
      .delete()
    await db.from('acd_group_levels').where('acd_group_id', this.groupId).delete()
  }

  private async clearRedis(): Promise<void> {
    await forgetAgents()
    await redis.del(LEASE, PHONE_REQUESTS_KEY, 'spotline:telephony:alive_at')
  }
}

function randomGroup(): number {
  return 10_000 + Math.floor(Math.random() * 89_000)
}
