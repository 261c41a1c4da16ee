/** The test suites: how each is run, and what it came to according to itself. */
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { at, node24 } from './paths.mjs'
import { aceCommand } from './ace.mjs'
import { attempt } from './run.mjs'
import { logFile } from './logs.mjs'
import { readJson, removeFile } from './json_file.mjs'
import { dim, duration, green, red, say } from './console.mjs'

/** In the order of a whole run: the quick ones tell first. */
export const suiteNames = ['unit', 'telephony', 'functional', 'contracts', 'properties', 'browser']

const longest = 12 * 60_000

function commandOf(name, more) {
  if (name === 'telephony') {
    return [node24, [at('tests', 'telephony', 'run.ts'), ...more]]
  }
  return aceCommand(['test', name, '--no-clear', ...more])
}

/** What a suite reported, made honest: silence, a crash or a skipped test is a failure. */
function judge(totals, code) {
  const reported = Number.isInteger(totals?.passed) && Number.isInteger(totals?.failed)
  if (!reported) {
    return { passed: 0, failed: 1, why: 'it reported no totals' }
  }
  const { passed } = totals
  const skipped = totals.skipped ?? 0
  const failed = totals.failed + skipped
  if (failed > 0) {
    return { passed, failed, why: skipped ? `${skipped} skipped` : '' }
  }
  if (code !== 0) {
    return { passed, failed: 1, why: `it ended with ${code}` }
  }
  if (passed === 0) {
    return { passed, failed: 1, why: 'it has no tests' }
  }
  return { passed, failed: 0, why: '' }
}

/**
 * Runs one suite; `more` are arguments for its runner, `verbose` shows its output as it comes.
 * Otherwise the output is shown only when something failed.
 */
export async function runSuite(name, { env, home, more = [], verbose = false }) {
  const start = performance.now()
  mkdirSync(home, { recursive: true })
  const totalsFile = join(home, `totals-${name}.json`)
  removeFile(totalsFile)
  const path = logFile(`test-${name}`)
  const log = createWriteStream(path)
  const [command, args] = commandOf(name, more)
  if (!verbose) {
    say(`  ${dim('…')} ${name}`)
  }

  const { code, output } = await attempt(command, args, {
    env: {
      ...env,
      TOTALS_FILE: totalsFile,
      [verbose && process.stdout.isTTY ? 'FORCE_COLOR' : 'NO_COLOR']: '1',
    },
    limit: longest,
    onLine: (line) => {
      log.write(`${line}\n`)
      if (verbose) {
        say(line)
      }
    },
  })
  log.end()

  const { passed, failed, why } = judge(readJson(totalsFile), code)
  if (failed > 0 && !verbose) {
    say(output.trimEnd().split('\n').slice(-400).join('\n'))
  }
  const mark = failed > 0 ? red('✗') : green('✓')
  const remark = why ? red(` (${why}; ${path})`) : ''
  const time = dim(duration(performance.now() - start))
  say(`  ${mark} ${name}: ${passed} passed, ${failed} failed${remark} ${time}`)
  return { passed, failed }
}
