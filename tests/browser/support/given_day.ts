import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { SwitchSimulator } from '#telephony/simulator/server'
import { loadJobs } from '#core/queue/registry'
import { QueueWorker } from '#core/queue/worker'
import { Telephony } from '#app/calls/bridge/telephony'
import { PlanPlacement } from '#app/media/services/plan_placement'
import Employee from '#app/organisation/models/employee'
import { givenDemoCompany } from '#tests/support/given_demo_company'

const PASSWORD = 'a password of the switch'

/**
 * A working day of the demo company: its people and products, the telephony process on a switch that is simulated but
 * spoken to over TCP, and a worker. Everything real; only the callers are played. The day meets no rows but its own and
 * leaves none.
 */
export class GivenDay {
  private constructor(
    readonly simulator: SwitchSimulator,
    readonly telephony: Telephony,
    readonly worker: QueueWorker,
    readonly empty: () => Promise<void>
  ) {}

  static async begin(deskPhones: readonly string[]): Promise<GivenDay> {
    const empty = await givenDemoCompany()
    const simulator = new SwitchSimulator({
      password: PASSWORD,
      extensions: [...deskPhones],
      behaviour: { kind: 'desk' },
      fallbackExtensions: [...deskPhones],
    })
    const port = await simulator.listen()
    const telephony = await Telephony.open({
      addresses: async () => [{ name: 'main', host: '127.0.0.1', port, password: PASSWORD }],
    })
    telephony.start()
    const worker = new QueueWorker({ jobs: await loadJobs() })
    await worker.start()
    return new GivenDay(simulator, telephony, worker, empty)
  }

  async end() {
    await this.telephony.stop()
    await this.worker.close()
    await this.simulator.close()
    await this.empty()
  }

  /** Somebody of the demo company. */
  employee(staffNo: string): Promise<Employee> {
    return Employee.findByOrFail('staffNo', staffNo)
  }

  /** Puts a placement on air that began a minute ago; answers its id. */
  async airs(input: { channel: string; product: string; dnis: string; costYuan: number }) {
    const id = async (table: string, column: string, value: string): Promise<number> =>
      (await db.from(table).where(column, value).firstOrFail()).id
    const { id: placementId } = await new PlanPlacement().handle({
      employeeId: null,
      channelId: await id('channels', 'name', input.channel),
      productId: await id('products', 'short_code', input.product),
      serviceNumberId: await id('service_numbers', 'number', input.dnis),
      startsAt: DateTime.utc().minus({ minutes: 1 }),
      seconds: 1800,
      costFen: input.costYuan * 100,
    })
    return placementId
  }

  /** Somebody dials a service number and waits for as long as it takes. */
  calls(number: string, dnis: string): string {
    return this.simulator.simulation.callers.place({
      number,
      dnis,
      reason: 'test',
      patienceMs: 600_000,
      talkMs: null,
      rating: null,
      redials: 0,
      redialAfterMs: 30_000,
    }).uuid
  }
}
