/** A whole Spotline of its own for a benchmark or a long check, on the settings of real operation. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ace } from './ace.mjs'
import { applicationEnv } from './application_env.mjs'
import { build, isBuilt } from './build.mjs'
import { Refusal, step } from './console.mjs'
import { migrate } from './database_setup.mjs'
import { ensureCommands } from './debian_packages.mjs'
import { createEnvFile, readSettings } from './env_file.mjs'
import { waitUntilHealthy } from './health.mjs'
import { simulator, telephony, web, worker } from './programs.mjs'
import { atEnd } from './shutdown.mjs'
import { Supervisor } from './supervisor.mjs'
import { startRunServices } from './test_services.mjs'

const known = ['services', 'web', 'app']

async function waitUntilAnswering(url, supervisor) {
  for (const until = Date.now() + 30_000; Date.now() < until; await pause(100)) {
    const answered = await fetch(`${url}/health`).then(
      () => true,
      () => false
    )
    if (answered) {
      return
    }
    const failing = supervisor.failing(3)
    if (failing) {
      throw new Refusal(`${failing.name} does not stay up; see ${failing.log}`)
    }
  }
  throw new Refusal('The web server did not answer within 30 s; see var/log')
}

async function startPrograms(env, home, whole) {
  const processes = join(home, 'processes.json')
  const supervisor = new Supervisor({ record: processes, logFolder: join(home, 'log') })
  atEnd(() => supervisor.stop())
  const url = `http://127.0.0.1:${env.PORT}`
  const from = { env, built: true }
  await step(whole ? 'Web, worker, telephony, simulator' : 'Web', async () => {
    supervisor.start(web(from))
    if (!whole) {
      return waitUntilAnswering(url, supervisor)
    }
    for (const program of [simulator(env), telephony(from), worker(from)]) {
      supervisor.start(program)
    }
    return waitUntilHealthy(url, supervisor)
  })
  return { url, processes }
}

/**
 * Starts what `needs` names: `services` (database and Redis, migrated), `web` (with the demo and the web server),
 * `app` (with worker, telephony and simulator too). Durable commits, a fresh database, gone afterwards.
 * Gives `{ env, home, url, processes }`; `processes` is the file that names the living processes.
 */
export async function startMeasured(needs) {
  const unknown = needs.find((name) => !known.includes(name))
  if (unknown) {
    throw new Error(`Unknown need "${unknown}"; known: ${known.join(', ')}`)
  }
  if (needs.length === 0) {
    return { env: process.env, home: null, url: null, processes: null }
  }

  createEnvFile()
  await ensureCommands({ 'mariadbd': true, 'redis-server': true })
  let services
  await step('Private database and Redis', async () => {
    services = await startRunServices({ lasting: true, database: 'spotline' })
  })
  const { home, ports } = services
  const { APP_KEY, SWITCH_PASSWORD } = readSettings()
  const settings = { APP_KEY, SWITCH_PASSWORD, HOST: '127.0.0.1', LOG_LEVEL: 'error' }
  const env = applicationEnv({
    settings: { ...settings, STORAGE_PATH: join(home, 'storage') },
    services: services.env,
    ports,
    webPort: ports.web,
    mode: 'production',
  })

  if (!isBuilt()) {
    await step('Build', () => build(env), { announce: true })
  }
  await step('Tables', () => migrate(env, { built: true }))
  const whole = needs.includes('app')
  if (!whole && !needs.includes('web')) {
    return { env, home, url: null, processes: null }
  }
  await step('Demo data', () => ace(['db:seed'], { env, built: true }), { announce: true })
  return { env, home, ...(await startPrograms(env, home, whole)) }
}
