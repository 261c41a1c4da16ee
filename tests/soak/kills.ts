import { bootApplication } from '#tests/soak/_application'
import type { MeasuredContext, Soak } from '#tests/support/measured'

const CALLS = 10_000
const CALLS_PER_MINUTE = 60
const SPEED = 6

async function run({ seed, say }: MeasuredContext) {
  const app = await bootApplication()
  const { givenDemoCompany } = await import('#tests/support/given_demo_company')
  const { auditKills, tellKills } = await import('#tests/support/kills_audit')
  const { runKills } = await import('#tests/support/kills_run')
  const chosen = seed ?? Math.floor(Math.random() * 1_000_000)
  say(`seed ${chosen}`)
  try {
    await givenDemoCompany()
    const kills = await runKills({
      calls: CALLS,
      callsPerMinute: CALLS_PER_MINUTE,
      speed: SPEED,
      seed: chosen,
      say,
    })
    const found = await auditKills(kills)
    return {
      holds: found.faults.length === 0 && found.legs >= CALLS,
      reached: tellKills(found, kills),
    }
  } finally {
    await app.terminate()
  }
}

const kills: Soak = {
  name: 'kills',
  title: `kill -9 of telephony, cut links and crashes of two switches during ${CALLS} simulated calls`,
  needs: ['services'],
  run,
}

export default kills
