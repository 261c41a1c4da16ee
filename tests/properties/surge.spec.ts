import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { Telephony } from '#app/calls/bridge/telephony'
import { SweepStaleBuckets } from '#app/statistics/services/sweep_stale_buckets'
import { DemoFloor } from '#database/demo/floor/demo_floor'
import { SystemClock } from '#telephony/simulator/clock'
import { SimulatorControl } from '#telephony/simulator/control'
import { SwitchSimulator } from '#telephony/simulator/server'
import { givenDemoCompany } from '#tests/support/given_demo_company'
import { auditSurge } from '#tests/support/surge_audit'
import { runSurge } from '#tests/support/surge_run'

/** The simulated minutes of the surge pass this much faster; every part tells the time by the same clock. */
const SPEED = 10
const MINUTES = 6
const CALLS_PER_MINUTE = 40
const PASSWORD = 'surge'

async function sweepAll() {
  const swept: number[] = await new SweepStaleBuckets().handle()
  if (swept.length > 0) await sweepAll()
}

test.group('A surge', (group) => {
  group.each.setup(givenDemoCompany)

  test('loses no call and no order, and doubles none', async ({ assert, cleanup }) => {
    const shared = new SystemClock(SPEED)
    const clock = { now: () => DateTime.fromMillis(Math.floor(shared.now()), { zone: 'utc' }) }
    const extensions = Array.from({ length: 80 }, (_, index) => String(8001 + index))
    const simulator = new SwitchSimulator({ password: PASSWORD, clock: shared, extensions })
    const control = new SimulatorControl(simulator)
    const port = await simulator.listen()
    const controlPort = await control.listen()
    cleanup(() => simulator.close())
    cleanup(() => control.close())

    const telephony = await Telephony.open({
      addresses: async () => [{ name: 'surge', host: '127.0.0.1', port, password: PASSWORD }],
      clock: {
        monotonicMs: () => shared.now(),
        nowUs: () => Math.round(shared.now() * 1000),
        after: (milliseconds, task) => {
          const timer = shared.after(milliseconds, task)
          return () => timer.cancel()
        },
      },
    })
    telephony.start()
    cleanup(() => telephony.stop())

    const from = clock.now()
    const floor = await DemoFloor.open({ controlPort, clock, speed: SPEED, airsPlan: false })
    floor.start()
    cleanup(() => floor.stop())

    const { legs } = await runSurge({
      floor,
      clock,
      speed: SPEED,
      minutes: MINUTES,
      callsPerMinute: CALLS_PER_MINUTE,
      say: () => {},
    })
    simulator.simulation.surge.stop()
    await telephony.switchboard.get('surge')!.bridge.settled()
    await floor.stop()
    await sweepAll()

    const to = DateTime.fromMillis(Math.max(...legs.map((leg) => leg.startedAt)), { zone: 'utc' })
    const found = await auditSurge({ legs, from: from.startOf('second'), to })
    assert.deepEqual(found.faults, [])
    assert.isAbove(found.legs, (MINUTES * CALLS_PER_MINUTE) / 2)
    assert.isAbove(found.orders, 10)
    assert.equal(found.placements, 7)
  }).timeout(280_000)
})
