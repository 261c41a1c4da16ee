import { test } from '@japa/runner'
import { givenDemoCompany } from '#tests/support/given_demo_company'
import { auditKills, tellKills } from '#tests/support/kills_audit'
import { runKills } from '#tests/support/kills_run'

/** `npm run soak -- kills` is the long form. */
const CALLS = 300
const CALLS_PER_MINUTE = 40
const SPEED = 4
const SEED = 3

test.group('Kills', (group) => {
  group.each.setup(givenDemoCompany)

  test(`of telephony, links and two switches leave one row and one outcome a leg (seed ${SEED})`, async ({
    assert,
  }) => {
    const run = await runKills({
      calls: CALLS,
      callsPerMinute: CALLS_PER_MINUTE,
      speed: SPEED,
      seed: SEED,
      say: () => {},
    })
    const found = await auditKills(run)
    assert.deepEqual(found.faults, [], tellKills(found, run).join('\n'))
    assert.isAtLeast(found.legs, CALLS)
    for (const [kind, count] of Object.entries(run.faults)) assert.isAbove(count, 0, kind)
    assert.isAbove(found.filled + found.endUnknown, 0, 'something was really lost on the way')
  }).timeout(600_000)
})
