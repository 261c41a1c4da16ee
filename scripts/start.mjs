/** `npm start`: from a bare checkout to a running Spotline. */
import { bootstrap } from './lib/bootstrap.mjs'
import { bold, say, step } from './lib/console.mjs'
import { readOptions } from './lib/options.mjs'
import { runScript } from './lib/shutdown.mjs'
import { openSession, present } from './lib/session.mjs'
import { build, isBuilt } from './lib/build.mjs'
import { isSeeded, migrate, seed } from './lib/database_setup.mjs'
import { floor, simulator, telephony, web, worker } from './lib/programs.mjs'
import { waitUntilHealthy } from './lib/health.mjs'
import { ace } from './lib/ace.mjs'

const help = `npm start -- [options]

  --port NUMBER   serve on this port (else PORT in .env, else 3333)
  --reset         delete the demo's data and begin anew
  --help          show this`

async function start(options, began) {
  say(bold('Spotline'))
  const { env, url, supervisor, simulated } = await openSession({ options, mode: 'production' })
  const demo = env.DEMO === 'true'
  if (!isBuilt()) {
    await step('Build', () => build(env), { announce: true })
  }
  const from = { env, built: true }
  await step('Tables', () => migrate(env, from))
  if (demo && !(await isSeeded(env))) {
    await step('Demo data', () => seed(env, from), { announce: true })
  }

  const signIns = demo ? ace(['demo:sign-ins'], from) : Promise.resolve('')
  signIns.catch(() => {})
  await step('Web, worker, telephony', async () => {
    if (simulated) {
      supervisor.start(simulator(env))
    }
    for (const program of [telephony(from), worker(from), web(from)]) {
      supervisor.start(program)
    }
    if (demo && simulated) {
      supervisor.start(floor(from))
    }
    await waitUntilHealthy(url, supervisor)
    return simulated ? 'with the simulated switch' : `with the switch at ${env.SWITCH_HOST}`
  })
  await present(env, await signIns, began)
}

const began = Number(process.env.SPOTLINE_BEGAN) || Date.now()
process.env.SPOTLINE_BEGAN = String(began)

if (process.argv.includes('--help')) {
  say(help)
} else if (await bootstrap(import.meta.url)) {
  delete process.env.SPOTLINE_BEGAN
  await runScript(
    () => {
      const { values } = readOptions({ port: { type: 'string' }, reset: { type: 'boolean' } }, help)
      return start(values, began)
    },
    { onSignal: () => say('\nStopping …') }
  )
}
