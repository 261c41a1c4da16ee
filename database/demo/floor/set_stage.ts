import db from '@adonisjs/lucid/services/db'
import type Employee from '#app/organisation/models/employee'
import { Homelands } from '#database/demo/homelands'
import { Population } from '#database/demo/population'
import { randomOf } from '#database/demo/seeds'
import type { Simulator, SimulatorPhones } from '#database/demo/floor/simulator'

const KNOWN_CALLERS = 600
const STRANGERS = 2_400

/** How long a robot waits before it picks up, how long it talks at most, how often it fails to. */
const ROBOT: SimulatorPhones = {
  kind: 'robot',
  answerMs: [900, 4_500],
  talkMs: [60_000, 180_000],
  busy: 0.004,
  reject: 0.004,
  noAnswer: 0.01,
}

/** Tells a new-born simulator who sits at which telephone and who may call. */
export class SetStage {
  #homelands: Homelands | null = null

  constructor(
    readonly simulator: Simulator,
    readonly robots: readonly Employee[]
  ) {}

  async handle(seed: string): Promise<void> {
    const played = new Set(this.robots.map((robot) => robot.agentNumber!))
    const extensions = await this.simulator.extensions()
    await this.simulator.setPhones(
      extensions.filter((extension) => played.has(extension)),
      ROBOT
    )
    await this.simulator.setPhones(
      extensions.filter((extension) => !played.has(extension)),
      { kind: 'desk' }
    )
    const excluded: { number: string }[] = await db.from('excluded_numbers').select('number')
    await this.simulator.setExcluded(excluded.map((row) => row.number))
    await this.simulator.setPool(await this.#callers(seed))
  }

  /** Our customers, the latest first, and people whom we don't know yet. */
  async #callers(seed: string): Promise<string[]> {
    const known: { number: string }[] = await db
      .from('customer_phones')
      .orderBy('id', 'desc')
      .limit(KNOWN_CALLERS)
      .select('number')
    const numbers = known.map((row) => row.number)
    this.#homelands ??= await Homelands.load()
    const strangers = new Population(this.#homelands, new Date().getFullYear(), [], numbers)
    const random = randomOf(`callers:${seed}`)
    for (let count = 0; count < STRANGERS; count++) {
      numbers.push(strangers.stranger(random).phone)
    }
    return numbers
  }
}
