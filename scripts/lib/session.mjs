/** What `npm start` and `npm run dev` share: one Spotline at a time in a checkout, from settings to a healthy system. */
import { networkInterfaces } from 'node:os'
import { createInterface } from 'node:readline/promises'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { at, logDir, root } from './paths.mjs'
import { Refusal, bold, dim, say, step, yellow } from './console.mjs'
import { requireSpace } from './bootstrap.mjs'
import { createEnvFile, readSettings } from './env_file.mjs'
import { ensureCommands } from './debian_packages.mjs'
import { takeLock } from './lock.mjs'
import { holderOf, isFree } from './ports.mjs'
import { isExternal, startServices, stopOwnServices } from './private_services.mjs'
import { applicationEnv, isSimulated } from './application_env.mjs'
import { flush } from './redis.mjs'
import { wipe } from './database_setup.mjs'
import { endMarked } from './process_identity.mjs'
import { Supervisor, recordOf } from './supervisor.mjs'
import { wholeNumber } from './options.mjs'
import { watchServices } from './service_watch.mjs'
import { atEnd, settle } from './shutdown.mjs'

const record = recordOf('processes')
const usualPort = 3333

function takeSession(webPort) {
  const lock = takeLock('session', { port: webPort })
  if (lock.holder) {
    throw new Refusal(
      `Spotline already runs from this folder (process ${lock.holder.pid}, http://localhost:${lock.holder.port}). Stop that one first.`
    )
  }
  atEnd(lock.release)
}

async function requireFreePort(port) {
  if (await isFree(port)) {
    return
  }
  const holder = holderOf(port)
  throw new Refusal(
    `Port ${port} is taken${holder ? ` by ${holder}` : ''}. Choose another one: npm start -- --port ${port + 1}`
  )
}

async function confirmReset(env, external) {
  const target = external.database ? `${env.DB_DATABASE} on ${env.DB_HOST}` : 'the demo database'
  if (process.stdin.isTTY) {
    const prompt = createInterface({ input: process.stdin, output: process.stdout })
    prompt.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    const answer = await prompt.question(
      yellow(`  Everything in ${target} will be deleted. Type yes: `)
    )
    prompt.close()
    if (answer.trim().toLowerCase() !== 'yes') {
      throw new Refusal('Nothing was deleted.')
    }
  } else if (external.database) {
    throw new Refusal(
      `--reset deletes everything in ${target} and asks before; run it in a terminal.`
    )
  }
}

async function reset(env, external) {
  await confirmReset(env, external)
  await step('Demo data deleted', async () => {
    await wipe(env, { isPrivate: !external.database })
    if (!external.redis) {
      await flush(Number(env.REDIS_PORT))
    }
    if (!env.STORAGE_PATH || env.STORAGE_PATH === at('var', 'storage')) {
      rmSync(at('var', 'storage'), { recursive: true, force: true })
    }
  })
}

async function bringServices(settings) {
  const external = isExternal(settings)
  await ensureCommands({ 'mariadbd': !external.database, 'redis-server': !external.redis })
  let services
  await step('Database and Redis', async () => {
    // Registered first: an interruption in the middle of the start must undo it too.
    atEnd(stopOwnServices)
    services = await startServices({ external })
    if (external.database && external.redis) {
      return 'your own'
    }
    return services.adopted ? 'already running' : ''
  })
  if (!services.adopted) {
    watchServices(external)
  }
  return { external, ...services }
}

/**
 * Brings a checkout to the point where the application's own steps begin.
 * Gives `{ env, url, supervisor, simulated }`.
 */
export async function openSession({ options, mode }) {
  createEnvFile()
  const settings = readSettings()
  const webPort = wholeNumber(options.port ?? settings.PORT ?? usualPort, '--port', {
    most: 65_535,
  })
  takeSession(webPort)
  requireSpace(500)
  const left = await endMarked(`SPOTLINE_RUN=${root}`)
  if (left > 0) {
    say(`  ${dim('An earlier start was cut off; what it left behind was ended.')}`)
  }
  await requireFreePort(webPort)

  const { external, ports, env: services } = await bringServices(settings)
  const env = applicationEnv({ settings, services, ports, webPort, mode })
  if (options.reset) {
    await reset(env, external)
  }
  const supervisor = new Supervisor({ record, logFolder: logDir })
  atEnd(() => supervisor.stop())
  return { env, url: `http://127.0.0.1:${webPort}`, supervisor, simulated: isSimulated(settings) }
}

function addresses(env) {
  const here = `http://localhost:${env.PORT}`
  if (!['0.0.0.0', '::'].includes(env.HOST)) {
    return [here]
  }
  const others = Object.values(networkInterfaces())
    .flat()
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${env.PORT}`)
  return [here, ...others]
}

/** The last thing a person reads: where it is and who can sign in. Then stays. */
export async function present(env, signIns, began) {
  say()
  say(bold(`Spotline is ready: ${addresses(env).join('  ')}`))
  if (signIns) {
    say(signIns.trimEnd())
  }
  say(
    dim(`Ready after ${((Date.now() - began) / 1000).toFixed(1)} s. Logs: var/log. Ctrl-C ends it.`)
  )
  settle()
  for (;;) {
    await pause(2 ** 31 - 1)
  }
}
