/** `npm run dev`: the same system, the web server following the sources while they are edited. */
import { bootstrap } from './lib/bootstrap.mjs'
import { bold, say, step } from './lib/console.mjs'
import { readOptions } from './lib/options.mjs'
import { runScript } from './lib/shutdown.mjs'
import { openSession, present } from './lib/session.mjs'
import { isSeeded, migrate, seed } from './lib/database_setup.mjs'
import { floor, hotWeb, simulator, telephony, worker } from './lib/programs.mjs'
import { waitUntilHealthy } from './lib/health.mjs'
import { ace } from './lib/ace.mjs'

const help = `npm run dev -- [options]

  --port NUMBER   serve on this port (else PORT in .env, else 3333)
  --reset         delete the demo's data and begin anew
  --help          show this`

async function develop(options, began) {
  say(bold('Spotline, for development'))
  const { env, url, supervisor, simulated } = await openSession({ options, mode: 'development' })
  await step('Tables', () => migrate(env))
  const demo = env.DEMO === 'true'
  if (demo && !(await isSeeded(env))) {
    await step('Demo data', () => seed(env), { announce: true })
  }
  const signIns = demo ? await ace(['demo:sign-ins'], { env }) : ''
  await step('Web, worker, telephony', async () => {
    if (simulated) {
      supervisor.start(simulator(env))
    }
    for (const program of [telephony({ env }), worker({ env }), hotWeb({ env })]) {
      supervisor.start(program)
    }
    if (demo && simulated) {
      supervisor.start(floor({ env }))
    }
    await waitUntilHealthy(url, supervisor, { patience: 120_000 })
  })
  await present(env, signIns, began)
}

if (process.argv.includes('--help')) {
  say(help)
} else if (await bootstrap(import.meta.url)) {
  const began = Date.now()
  await runScript(
    () => {
      const { values } = readOptions({ port: { type: 'string' }, reset: { type: 'boolean' } }, help)
      return develop(values, began)
    },
    { onSignal: () => say('\nStopping …') }
  )
}
