import { Callers } from './callers.ts'
import { CallerPool, inventNumbers } from './caller_pool.ts'
import type { SimulatorClock } from './clock.ts'
import type { Dialplan } from './dialplan.ts'
import { spotDialplan } from './dialplan.ts'
import { PublicNetwork } from './network.ts'
import type { PhoneBehaviour } from './phones.ts'
import { Phone, PhoneBook } from './phones.ts'
import { Random } from './random.ts'
import { breakOffRecordings } from './recordings.ts'
import { SwitchCore } from './switch_core.ts'
import { Surge } from './surge.ts'
import { Truth } from './truth.ts'

export interface SimulationOptions {
  clock: SimulatorClock
  seed: number
  extensions: readonly string[]
  /** What every phone does until it is told otherwise. */
  behaviour: PhoneBehaviour
  /** The switch's own hunt group when the dispatcher is dead; the first extensions if not given. */
  fallbackExtensions?: readonly string[]
  /** Seconds that an offered phone rings. */
  callTimeoutSeconds?: number
  /** Another dialplan than the proven recipe. */
  dialplan?: Dialplan
  accessLists?: ReadonlyMap<string, readonly string[]>
  /** Extensions that ring elsewhere, by their own dial string. */
  dialStrings?: ReadonlyMap<string, string>
  /** Where recordings are written; without it none are. */
  recordings?: string
  /** Where the call records of legs are spooled; without it none are. */
  callRecords?: string
}

/** The world behind the event socket: the switch, its phones, the network, the callers. */
export class Simulation {
  readonly core: SwitchCore
  readonly phones = new PhoneBook()
  readonly network: PublicNetwork
  readonly truth = new Truth()
  readonly callers: Callers
  readonly pool: CallerPool
  readonly surge: Surge

  constructor(options: SimulationOptions) {
    const random = new Random(options.seed)
    const fallback = options.fallbackExtensions ?? options.extensions.slice(0, 3)
    this.core = new SwitchCore({
      clock: options.clock,
      seed: options.seed,
      random: random.fork('switch'),
      dialplan:
        options.dialplan ?? spotDialplan(fallback, options.callTimeoutSeconds, options.recordings),
      files: {
        recordings: options.recordings ?? null,
        callRecords: options.callRecords ?? null,
      },
      accessLists: options.accessLists,
      dialStrings: options.dialStrings,
      endpoints: {
        phone: (extension) => this.phones.registered(extension),
        network: { invite: (invitation) => this.network.invite(invitation) },
      },
    })
    this.network = new PublicNetwork(this.core)
    this.callers = new Callers(this.core, this.truth)
    const numbers = random.fork('pool')
    this.pool = new CallerPool(random.fork('callers'), inventNumbers(numbers))
    this.surge = new Surge(options.clock, random.fork('surge'), this.pool, this.callers)
    for (const extension of options.extensions) {
      this.phones.add(new Phone(this.core, extension, options.behaviour))
    }
  }

  /** Every call is gone at once and the switch has a new identity. */
  restart() {
    breakOffRecordings(this.core)
    this.truth.loseOpenLegs(this.core.clock.now(), (uuid) => this.core.channels.get(uuid))
    this.callers.forget()
    for (const phone of this.phones.all()) phone.forget()
    this.core.restart()
  }
}
