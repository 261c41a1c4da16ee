import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { PhoneOf } from '#app/calls/queries/phone_of'
import { SweepCdrs } from '#app/calls/services/sweep_cdrs'
import { CompanyBook } from '#database/demo/company_book'
import { KeepAtWork } from '#database/demo/floor/keep_at_work'
import { robotsOf } from '#database/demo/floor/robots'
import { SystemClock } from '#telephony/simulator/clock'
import { Random } from '#telephony/simulator/random'
import { KilledSwitch, SWITCHES, type KilledLeg } from '#tests/support/kills_switch'
import type { KilledTelephony } from '#tests/support/kills_telephony'

export type KillsInput = {
  /** Inbound legs to bring. */
  calls: number
  callsPerMinute: number
  /** How many times faster than the wall the shared clock runs. */
  speed: number
  seed: number
  say(line: string): void
}

/** `away`: a switch crashes and is out of reach for so long that its agents leave distribution. */
export type FaultKind = 'kill' | 'cut' | 'crash' | 'away'

export type KillsRun = {
  legs: readonly KilledLeg[]
  faults: Record<FaultKind, number>
  /** What was not over, or stood still, when it should not have. */
  stuck: string[]
  clock: SystemClock
}

const PASSWORD = 'kills'
const EXTENSIONS = Array.from({ length: 80 }, (_, index) => String(8001 + index))
const CREW = { agents: 60, callbacks: 8 }

const SCRIPT = fileURLToPath(new URL('kills_telephony.ts', import.meta.url))
const SWEEP_EVERY_MS = 1_000
const WORK_EVERY_MS = 500
const PATIENCE_MS = 120_000

/** Restarts of a process by its supervisor come this much later. */
const RESTART_MS = 500

/** Telephony that is killed, cables that are cut, switches that crash; callers and agents go on all the while. */
export class KillsWorld {
  readonly clock: SystemClock
  readonly switches: KilledSwitch[] = []
  readonly faults: Record<FaultKind, number> = { kill: 0, cut: 0, crash: 0, away: 0 }
  readonly #random: Random
  #child: ChildProcess | null = null
  #floor!: KeepAtWork
  readonly #running: Promise<void>[] = []
  #stopped = false

  constructor(readonly input: KillsInput) {
    this.clock = new SystemClock(input.speed)
    this.#random = new Random(input.seed)
  }

  async start() {
    const { clock } = this
    for (const [index, name] of SWITCHES.entries()) {
      const seed = this.input.seed + index
      const extensions = EXTENSIONS.filter((one) => Number(one) % SWITCHES.length === index)
      const options = { name, password: PASSWORD, clock, seed, extensions }
      this.switches.push(await KilledSwitch.open(options))
    }
    const book = await CompanyBook.load()
    this.#floor = new KeepAtWork(robotsOf(book.employees, CREW))
    await this.#startTelephony()
    this.#every(WORK_EVERY_MS, async () => void (await this.#floor.tick()))
    this.#every(SWEEP_EVERY_MS, async () => {
      await new SweepCdrs({ settleMs: 300 }).handle()
    })
    const crew = this.#floor.robots.length
    await this.#until('the agents at work', async () => {
      const states = await this.agentStates()
      return states.filter((state) => state === 'ready').length >= crew * 0.9
    })
    this.input.say(`${crew} agents are signed in`)
  }

  async stop() {
    this.#stopped = true
    await Promise.all(this.#running)
    this.#child?.removeAllListeners('exit')
    this.#child?.kill('SIGKILL')
    for (const one of this.switches) await one.close()
  }

  /** The state of each, and the reason where it is that the switch is away. */
  agentStates(): Promise<string[]> {
    return Promise.all(
      this.#floor.robots.map(async (robot) => {
        const { state, reason } = await new PhoneOf().handle(robot.id)
        return reason === 'switch' ? `${state} for the switch` : state
      })
    )
  }

  legs(): KilledLeg[] {
    return this.switches.flatMap((one) => one.legs())
  }

  setCallers(callsPerMinute: number) {
    for (const one of this.switches) one.setCallers(callsPerMinute / this.switches.length)
  }

  /**
   * One thing goes wrong; resolves when telephony drives the switch again and has accounted for what ended. Of two things
   * that go wrong within the same moment nobody could tell what the first one took.
   */
  async fail() {
    const kind = this.#random.pick(['kill', 'cut', 'crash', 'away'] as const)
    const victim = this.#random.pick(this.switches)
    this.faults[kind]++
    const since = this.clock.now()
    if (kind === 'kill') this.#child?.kill('SIGKILL')
    if (kind === 'cut') victim.cable.cut(this.#random.between(0, 3_000))
    // A cut would take what the switch had just told of, and the crash the only one who could tell it again.
    if (kind === 'away') victim.cable.refuse(this.#random.between(3_000, 8_000))
    if (kind === 'crash' || kind === 'away') victim.simulator.crash()
    const driven = kind === 'kill' ? this.switches : [victim]
    await this.#until(`telephony after a ${kind}`, async () =>
      driven.every(({ drivenAt }) => drivenAt > since)
    )
    const ended = this.legs().filter((leg) => leg.endedAt !== null)
    const isAccounted = async () => {
      const missing = await unaccounted(ended)
      return missing.length === 0
    }
    if (!(await this.#comes(isAccounted))) {
      const missing = await unaccounted(ended)
      const told = missing.map((leg) => `${leg.uuid} (${leg.outcome}, ${span(leg, since)})`)
      throw new Error(`after a ${kind} nobody accounts for ${told.join(', ')}`)
    }
    await pause(this.#random.between(500, 4_000))
  }

  /** Until when everything that was begun is over; gives what is not. */
  async settle(legs: readonly KilledLeg[]): Promise<string[]> {
    const stuck: string[] = []
    const isAccounted = async () => {
      const missing = await unaccounted(legs)
      return missing.length === 0
    }
    if (!(await this.#comes(isAccounted))) {
      const missing = await unaccounted(legs)
      stuck.push(...missing.map(({ uuid }) => `leg ${uuid} is not accounted for`))
    }
    const busy = async () =>
      (await this.agentStates()).filter(
        (state) => !['ready', 'not_ready', 'signed_out'].includes(state)
      )
    if (!(await this.#comes(async () => (await busy()).length === 0))) {
      const states = await busy()
      stuck.push(...states.map((state) => `an agent is ${state}`))
    }
    return stuck
  }

  openLegs(): string[] {
    return this.switches.flatMap((one) => one.openLegs(this.clock.now()))
  }

  async untilQuiet(): Promise<boolean> {
    return this.#comes(async () => this.openLegs().length === 0)
  }

  async #startTelephony() {
    const options: KilledTelephony = {
      switches: this.switches.map(({ name, port }) => ({ name, port })),
      password: PASSWORD,
      speed: this.input.speed,
      clockAt: this.clock.now(),
      wallAt: Date.now(),
    }
    const child = spawn(
      process.execPath,
      ['--import=@poppinss/ts-exec', SCRIPT, JSON.stringify(options)],
      { stdio: ['ignore', 'ignore', 'inherit'], env: process.env }
    )
    this.#child = child
    child.once('exit', () => {
      if (!this.#stopped) setTimeout(() => void this.#startTelephony(), RESTART_MS)
    })
  }

  #every(ms: number, work: () => Promise<void>) {
    const run = async () => {
      while (!this.#stopped) {
        try {
          await work()
        } catch (error) {
          this.input.say(String(error))
        }
        await pause(ms)
      }
    }
    this.#running.push(run())
  }

  async #comes(holds: () => Promise<boolean>): Promise<boolean> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(200)) {
      if (await holds()) return true
    }
    return false
  }

  async #until(what: string, holds: () => Promise<boolean>) {
    if (!(await this.#comes(holds))) throw new Error(`${what} did not come about`)
  }
}

/** When a leg lived, in ms of the shared clock beside a fault. */
function span({ startedAt, endedAt }: KilledLeg, since: number): string {
  const beside = (at: number | null) => (at === null ? 'open' : Math.round(at - since))
  return `from ${beside(startedAt)} to ${beside(endedAt)} ms`
}

/** The legs that have no call with an end and an outcome. */
async function unaccounted(legs: readonly KilledLeg[]): Promise<KilledLeg[]> {
  const rows: { id: string }[] = await db
    .from('calls')
    .whereNotNull('ended_at')
    .whereNotNull('outcome')
    .select('id')
  const known = new Set(rows.map(({ id }) => id))
  return legs.filter((leg) => leg.wasTold && !known.has(leg.uuid))
}

/** Brings so many calls while things go wrong one after the other, then lets everything come to its end. */
export async function runKills(input: KillsInput): Promise<KillsRun> {
  const folder = await mkdtemp(join(tmpdir(), 'spotline-kills-'))
  const before = env.get('CDR_PATH')
  env.set('CDR_PATH', folder)
  const world = new KillsWorld(input)
  try {
    await world.start()
    world.setCallers(input.callsPerMinute)
    while (world.legs().length < input.calls) {
      await world.fail()
      const { kill, cut, crash, away } = world.faults
      const told = `${kill} kills, ${cut} cuts, ${crash} crashes, ${away} times away`
      input.say(`${world.legs().length} legs; ${told}`)
    }
    world.setCallers(0)
    const stuck = (await world.untilQuiet()) ? [] : world.openLegs()
    const legs = world.legs().filter((leg) => leg.endedAt !== null)
    stuck.push(...(await world.settle(legs)))
    await new SweepCdrs({ settleMs: 0 }).handle()
    return { legs, faults: world.faults, stuck, clock: world.clock }
  } finally {
    await world.stop()
    env.set('CDR_PATH', before ?? '')
    // A switch may still be writing the records of calls that ended with it.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}
