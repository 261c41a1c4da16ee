import { assert } from '@japa/assert'
import { configure, processCLIArgs, run } from '@japa/runner'
import { spec } from '@japa/runner/reporters'
import { totalsReporter } from '../support/totals_reporter.ts'

/** Runs the telephony specs without the app: `node tests/telephony/run.ts`. */
processCLIArgs(process.argv.slice(2))
configure({
  suites: [{ name: 'telephony', files: ['tests/telephony/**/*.spec.ts'] }],
  plugins: [assert()],
  reporters: { activated: ['spec', 'totals'], list: [spec(), totalsReporter] },
})
await run()
