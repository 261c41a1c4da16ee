import { writeFileSync } from 'node:fs'
import type { NamedReporterContract } from '@japa/runner/types'

/**
 * Tells `npm test` what a suite came to: `{ passed, failed, skipped }` as JSON in the file that TOTALS_FILE names.
 * Without that variable it does nothing. A fault outside the tests themselves (a hook, a file that does not load)
 * counts as one failure, so a suite can't pass by not running.
 */
export const totalsReporter: NamedReporterContract = {
  name: 'totals',
  handler(runner, emitter) {
    const path = process.env.TOTALS_FILE
    if (!path) {
      return
    }

    emitter.on('runner:end', () => {
      const { aggregates, hasError } = runner.getSummary()
      const { passed, failed, skipped, todo, regression } = aggregates
      const totals = {
        passed,
        failed: Math.max(failed, hasError ? 1 : 0),
        skipped: skipped + todo + regression,
      }
      writeFileSync(path, JSON.stringify(totals))
    })
  },
}
