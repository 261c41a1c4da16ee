import { bootApplication } from '#tests/soak/_application'
import type { MeasuredContext, Soak } from '#tests/support/measured'

const MINUTES = 10
const CALLS_PER_MINUTE = 40
const FIGURES_PATIENCE_MS = 60_000

/** The worker computes the figures by itself; it has caught up when no bucket is stale. */
async function figuresAreDone() {
  const { default: db } = await import('@adonisjs/lucid/services/db')
  for (const end = Date.now() + FIGURES_PATIENCE_MS; Date.now() < end;) {
    const stale = await db.from('stale_buckets').first()
    if (!stale) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function run({ env, say }: MeasuredContext) {
  const app = await bootApplication()
  const { DateTime } = await import('luxon')
  const { SystemClock } = await import('#core/clock')
  const { DemoFloor } = await import('#database/demo/floor/demo_floor')
  const { auditSurge } = await import('#tests/support/surge_audit')
  const { runSurge } = await import('#tests/support/surge_run')
  const clock = new SystemClock()
  const from = clock.now().startOf('second')
  const floor = await DemoFloor.open({
    controlPort: Number(env.SIMULATOR_CONTROL_PORT),
    airsPlan: false,
  })
  try {
    floor.start()
    const { legs } = await runSurge({
      floor,
      clock,
      speed: 1,
      minutes: MINUTES,
      callsPerMinute: CALLS_PER_MINUTE,
      say,
    })
    const last = Math.max(...legs.map((leg) => leg.startedAt))
    await figuresAreDone()
    const to = DateTime.fromMillis(last, { zone: 'utc' })
    const found = await auditSurge({ legs, from, to })
    return {
      holds: found.faults.length === 0 && found.legs >= (MINUTES * CALLS_PER_MINUTE) / 2,
      reached: [
        `${found.legs} inbound legs in ${MINUTES} minutes, each with one call and one outcome`,
        ...Object.entries(found.outcomes).map(([outcome, count]) => `${outcome}: ${count}`),
        `${found.orders} orders of ${found.answered} answered calls`,
        `${found.placements} placements: the report is what a recount gives`,
        ...found.faults.slice(0, 20).map((fault) => `FAULT ${fault}`),
      ],
    }
  } finally {
    await floor.stop()
    await app.terminate()
  }
}

const surge: Soak = {
  name: 'surge',
  title: `ten minutes at ${CALLS_PER_MINUTE} calls a minute on thirty simulated agents`,
  needs: ['app'],
  run,
}

export default surge
