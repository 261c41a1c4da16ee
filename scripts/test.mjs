/** `npm test`: everything that must hold, on private services, ending with the true totals. */
import { tmpdir } from 'node:os'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap, requireSpace } from './lib/bootstrap.mjs'
import { Refusal, bold, dim, duration, explain, say, step } from './lib/console.mjs'
import { atEnd, isEnding, runScript } from './lib/shutdown.mjs'
import { createEnvFile, readSettings } from './lib/env_file.mjs'
import { ensureCommands } from './lib/debian_packages.mjs'
import { startRunServices } from './lib/test_services.mjs'
import { applicationEnv } from './lib/application_env.mjs'
import { recreate } from './lib/database_setup.mjs'
import { flush } from './lib/redis.mjs'
import { build, isBuilt } from './lib/build.mjs'
import { runChecks } from './lib/checks.mjs'
import { runSuite, suiteNames } from './lib/suites.mjs'

const help = `npm test                         everything
npm test -- NAME … [options]     only these: checks ${suiteNames.join(' ')}

Options behind the names go to the test runner, such as --files orders or --tests "a title".`

const withoutServices = ['checks', 'telephony']

/** `['unit', '--files', 'x']` → names first, the rest for the runner. */
function readArguments(args) {
  const firstOption = args.findIndex((arg) => arg.startsWith('-'))
  const names = firstOption === -1 ? args : args.slice(0, firstOption)
  const known = ['checks', ...suiteNames]
  const unknown = names.find((name) => !known.includes(name))
  if (unknown) {
    throw new Refusal(`There is no suite "${unknown}".\n\n${help}`)
  }
  return {
    chosen: names.length > 0 ? known.filter((name) => names.includes(name)) : known,
    more: firstOption === -1 ? [] : args.slice(firstOption),
    whole: names.length === 0,
  }
}

/** Tests never meet the servers of `.env`: of the person's settings only the secrets are used. */
function settingsForTests() {
  createEnvFile()
  const { APP_KEY, SWITCH_PASSWORD } = readSettings()
  return { APP_KEY, SWITCH_PASSWORD, HOST: '127.0.0.1', LOG_LEVEL: 'error' }
}

async function prepare(chosen) {
  const needsServices = chosen.some((name) => !withoutServices.includes(name))
  const needsTools = chosen.some((name) => ['functional', 'browser'].includes(name))
  await ensureCommands({
    'mariadbd': needsServices,
    'redis-server': needsServices,
    'pdftotext': needsTools,
    'zbarimg': needsTools,
    'chromium': chosen.includes('browser'),
    'fonts': chosen.includes('browser'),
  })
  if (!needsServices) {
    const home = mkdtempSync(join(tmpdir(), 'spotline-test-'))
    atEnd(() => rmSync(home, { recursive: true, force: true }))
    return { home, env: process.env }
  }
  let services
  await step('Private database and Redis', async () => {
    services = await startRunServices()
  })
  const { home, ports } = services
  const settings = settingsForTests()
  const env = applicationEnv({
    settings,
    services: services.env,
    ports,
    webPort: ports.web,
    mode: 'test',
  })
  return { home, env }
}

/** Each suite begins with nothing: what one leaves behind, or breaks off in, is not the next one's trouble. */
async function empty(env) {
  await recreate(env)
  await flush(Number(env.REDIS_PORT))
}

async function runAll({ chosen, more, whole }, add) {
  requireSpace(1000)
  const { home, env } = await prepare(chosen)
  const suites = chosen.filter((name) => name !== 'checks')
  if (chosen.includes('checks')) {
    add(await runChecks(env))
  }
  for (const name of suites) {
    if (!withoutServices.includes(name)) {
      // Without built assets every suite would start a development server of its own.
      if (!isBuilt()) {
        await step('Build', () => build(env), { announce: true })
      }
      await empty(env)
    }
    add(await runSuite(name, { env, home, more, verbose: !whole }))
  }
}

async function test(args) {
  const began = performance.now()
  const wanted = readArguments(args)
  const totals = { passed: 0, failed: 0 }
  const add = ({ passed, failed }) => {
    totals.passed += passed
    totals.failed += failed
  }

  say(bold('Spotline, tests'))
  try {
    await runAll(wanted, add)
  } catch (error) {
    // What kept the rest from running is a failure too, and the totals are still told.
    if (!isEnding()) {
      explain(error)
    }
    add({ passed: 0, failed: 1 })
  }
  if (isEnding()) {
    return
  }

  say(
    dim(`\nTook ${duration(performance.now() - began)}. Output of the suites: var/log/test-*.log`)
  )
  say(`${totals.passed} passed, ${totals.failed} failed`)
  return totals.failed > 0 ? 1 : 0
}

if (process.argv.includes('--help')) {
  say(help)
} else if (await bootstrap(import.meta.url)) {
  await runScript(() => test(process.argv.slice(2)), { onSignal: () => say('\nStopping …') })
}
