import logger from '@adonisjs/core/services/logger'
import { type Clock, SystemClock } from '#core/clock'
import { CompanyBook } from '#database/demo/company_book'
import { Homelands } from '#database/demo/homelands'
import { AirPlan } from '#database/demo/floor/air_plan'
import { GiveWay } from '#database/demo/floor/give_way'
import { type AskTelephone, KeepAtWork } from '#database/demo/floor/keep_at_work'
import { Office } from '#database/demo/floor/office'
import { type RobotCrew, USUAL_CREW, robotsOf, visitorsOf } from '#database/demo/floor/robots'
import { SetStage } from '#database/demo/floor/set_stage'
import { Simulator } from '#database/demo/floor/simulator'

export type DemoFloorOptions = {
  /** Control port of the simulated switch. */
  controlPort: number
  clock?: Clock
  crew?: RobotCrew
  /** Whether the media plan is aired and stray calls come; a measured run brings its own callers. */
  airsPlan?: boolean
  ask?: AskTelephone
  /** How many times faster than a wall clock `clock` runs. */
  speed?: number
}

const STAGE_EVERY_MS = 2_000
const WORK_EVERY_MS = 2_000
const OFFICE_EVERY_MS = 500
const AIR_EVERY_MS = 1_000
const BACKGROUND_EVERY_MS = 60_000

/** The demo's people: simulated agents at their telephones and desks, callers by the media plan. */
export class DemoFloor {
  readonly #timers: NodeJS.Timeout[] = []
  readonly #running = new Set<Promise<void>>()
  #life: string | null = null
  #awaited = false
  #stopped = false

  private constructor(
    readonly simulator: Simulator,
    readonly stage: SetStage,
    readonly work: KeepAtWork,
    readonly giveWay: GiveWay,
    readonly office: Office,
    readonly plan: AirPlan | null,
    readonly speed: number
  ) {}

  static async open(options: DemoFloorOptions): Promise<DemoFloor> {
    const clock = options.clock ?? new SystemClock()
    const book = await CompanyBook.load()
    const homelands = await Homelands.load()
    const robots = robotsOf(book.employees, options.crew ?? USUAL_CREW)
    const simulator = new Simulator(options.controlPort)
    return new DemoFloor(
      simulator,
      new SetStage(simulator, robots),
      new KeepAtWork(robots, options.ask),
      new GiveWay(robots, visitorsOf(book.employees), options.ask),
      new Office(robots, book, homelands, clock),
      (options.airsPlan ?? true) ? new AirPlan(simulator, clock) : null,
      options.speed ?? 1
    )
  }

  start() {
    this.#every('the stage', STAGE_EVERY_MS, () => this.#keepStage())
    this.#every('the agents', WORK_EVERY_MS, async () => {
      if (this.#life) await this.work.tick()
    })
    this.#every('the office', OFFICE_EVERY_MS, async () => {
      await this.office.tick()
    })
    const { plan } = this
    if (!plan) return
    this.#every('the plan', AIR_EVERY_MS, async () => {
      if (this.#life) await plan.tick(this.#life)
    })
    this.#every('the visitors', WORK_EVERY_MS, async () => {
      if (!this.#life) return
      const awaited = (await this.giveWay.tick()) > 0
      if (awaited === this.#awaited) return
      this.#awaited = awaited
      await plan.setBackground(awaited)
    })
    this.#every('stray calls', BACKGROUND_EVERY_MS, async () => {
      if (this.#life) await plan.setBackground(this.#awaited)
    })
  }

  /** Resolves when what runs has ended; the agents stay signed in for the next floor. */
  async stop() {
    this.#stopped = true
    for (const timer of this.#timers) clearTimeout(timer)
    await Promise.all(this.#running)
  }

  /** A simulator that was started again has forgotten everything. */
  async #keepStage() {
    const life = await this.simulator.life()
    if (life === this.#life) return
    await this.stage.handle(life)
    this.#life = life
    await this.plan?.setBackground(this.#awaited)
  }

  /** Runs `tick` again and again, never twice at once; a failed one is logged and the next one tries again. */
  #every(what: string, everyMs: number, tick: () => Promise<void>) {
    const pause = everyMs / this.speed
    const turn = async () => {
      try {
        await tick()
      } catch (error) {
        logger.warn({ err: error }, `demo: ${what} could not be played`)
      }
      if (!this.#stopped) next()
    }
    const next = (delay = pause) => {
      const timer = setTimeout(() => {
        this.#timers.splice(this.#timers.indexOf(timer), 1)
        const running = turn().finally(() => this.#running.delete(running))
        this.#running.add(running)
      }, delay)
      this.#timers.push(timer)
    }
    next(0)
  }
}
