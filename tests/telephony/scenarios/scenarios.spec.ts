import { test } from '@japa/runner'
import { recorded } from './recordings.ts'
import { SCENARIOS } from './scenarios.ts'
import { sequencesOf } from './sequences.ts'
import { SimulatorStage } from './simulator_stage.ts'

/**
 * The simulated switch plays the configuration that is rendered for a real one; what it tells of each
 * leg must be what a real FreeSWITCH told in the same scenario (`npm run soak -- switch` records it).
 */
test.group('Scenarios on the simulated switch', (group) => {
  group.each.disableTimeout()

  for (const { name, title, run } of SCENARIOS) {
    test(title, async ({ assert }) => {
      const stage = await SimulatorStage.open()
      try {
        await run(stage)
        const sequences = `${sequencesOf(stage.events).join('\n')}\n`
        assert.equal(sequences, await recorded(name))
      } finally {
        await stage.close()
      }
    })
  }
})
