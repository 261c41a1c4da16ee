import { assert } from '@japa/assert'
import { configure, processCLIArgs, run } from '@japa/runner'

/** Runs the telephony specs without the app: `node tests/telephony/run.ts`. */
processCLIArgs(process.argv.slice(2))
configure({
  suites: [{ name: 'telephony', files: ['tests/telephony/**/*.spec.ts'] }],
  plugins: [assert()],
})
await run()
