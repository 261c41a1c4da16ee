import { spoolFolder } from '#app/calls/cdr_folder'
import { CATEGORIES } from '#database/demo/products'
import type { SystemClock } from '#telephony/simulator/clock'
import { SwitchSimulator } from '#telephony/simulator/server'
import type { TrueLeg } from '#telephony/simulator/truth'
import { CuttableLink } from '#tests/support/kills_link'

export const SWITCHES = ['main', 'second']

export type KilledLeg = TrueLeg & { switchName: string }

/** Short conversations: what matters is how often something happens. */
const TALK_MS: [number, number] = [8_000, 45_000]

/** A switch that may crash, behind a cable that may be cut. */
export class KilledSwitch {
  private constructor(
    readonly name: string,
    readonly simulator: SwitchSimulator,
    readonly cable: CuttableLink,
    /** Where the cable begins. */
    readonly port: number
  ) {}

  static async open(options: {
    name: string
    password: string
    clock: SystemClock
    seed: number
    extensions: readonly string[]
  }): Promise<KilledSwitch> {
    const { name, ...rest } = options
    const simulator = new SwitchSimulator({
      ...rest,
      callRecords: spoolFolder(name),
      behaviour: {
        kind: 'robot',
        answerMs: [900, 4500],
        talkMs: TALK_MS,
        busy: 0.01,
        reject: 0.01,
        noAnswer: 0.02,
      },
    })
    const { link, port } = await CuttableLink.open(await simulator.listen())
    return new KilledSwitch(name, simulator, link, port)
  }

  async close() {
    await this.cable.close()
    await this.simulator.close()
  }

  legs(): KilledLeg[] {
    const { truth } = this.simulator.simulation
    return truth.legs().map((leg) => ({ ...leg, switchName: this.name }))
  }

  setCallers(callsPerMinute: number) {
    const { surge } = this.simulator.simulation
    for (const { serviceNumber } of CATEGORIES) {
      surge.setBackground(serviceNumber, callsPerMinute / CATEGORIES.length)
    }
    if (callsPerMinute === 0) surge.stop()
  }

  /** When the dispatcher last showed the switch that it lives, by the shared clock. */
  get drivenAt(): number {
    const until = Number(this.simulator.core.hash.get('spotline/alive_until') ?? 0)
    return (until - 10) * 1000
  }

  /** The inbound legs that are still up at this time of the shared clock, and where each stands. */
  openLegs(now: number): string[] {
    const { core } = this.simulator.simulation
    return this.legs()
      .filter((leg) => leg.endedAt === null)
      .map(({ uuid, startedAt }) => {
        const channel = core.channels.get(uuid)
        const state = channel?.variables.get('spotline_state') ?? channel?.state ?? 'no channel'
        const age = Math.round((now - startedAt) / 1000)
        return `leg ${uuid} of ${this.name} is up for ${age} s: ${state}, ${channel?.lastApplication?.name}`
      })
  }
}
