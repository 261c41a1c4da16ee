/**
 * The database and the Redis that the application uses here: those named by DB_HOST and REDIS_HOST,
 * or private ones under var/ with their own ports, sockets and account.
 */
import { mkdirSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { runDir, varDir } from './paths.mjs'
import { readJson, removeFile, writeJson } from './json_file.mjs'
import { end, findByFolder, isAlive } from './process_identity.mjs'
import { freeBlock, isBlockFree } from './ports.mjs'
import { logFile } from './logs.mjs'
import { databaseFolder, durable, startMariadb } from './mariadb.mjs'
import { kept, startRedis } from './redis.mjs'
import { removeLocalEnv, writeLocalEnv } from './env_file.mjs'
import { withLock } from './lock.mjs'

const user = 'spotline'
const choices = join(varDir, 'services.json')
const state = join(runDir, 'services.json')
const homes = { database: join(varDir, 'mariadb'), redis: join(varDir, 'redis') }

/** Which of the two the person brings along. */
export const isExternal = (settings) => ({
  database: Boolean(settings.DB_HOST),
  redis: Boolean(settings.REDIS_HOST),
})

/** The ten ports of one running system, by what they are for. */
export const portsFrom = (base) => ({
  database: base,
  redis: base + 1,
  switch: base + 2,
  control: base + 3,
  web: base + 4,
  test: base + 5,
})

/** The settings that reach the application for private services; nothing for those that are external. */
export function serviceEnv({ ports, password, external, database = 'spotline' }) {
  const env = {}
  if (!external.database) {
    Object.assign(env, {
      DB_HOST: '127.0.0.1',
      DB_PORT: String(ports.database),
      DB_USER: user,
      DB_PASSWORD: password,
      DB_DATABASE: database,
    })
  }
  if (!external.redis) {
    Object.assign(env, {
      REDIS_HOST: '127.0.0.1',
      REDIS_PORT: String(ports.redis),
      REDIS_PASSWORD: '',
    })
  }
  return env
}

export const newPassword = () => randomBytes(18).toString('base64url')

function ownSurvivors() {
  return [
    ...findByFolder('mariadbd', databaseFolder(homes.database)),
    ...findByFolder('redis-server', homes.redis),
  ]
}

async function endServices() {
  const { database, redis } = readJson(state) ?? {}
  // A database that writes a lot back needs its time: it is never cut short within a minute.
  await Promise.all(
    [database, redis, ...ownSurvivors()].map((identity) => end(identity, { patience: 60_000 }))
  )
  removeLocalEnv()
  removeFile(state)
}

/** Ends our private services, whoever started them, and those that a killed launcher left behind. */
export const stopServices = () => withLock('services', endServices)

/** The same, except for those that `services.mjs up` keeps running. */
export const stopOwnServices = () =>
  withLock('services', () => (readJson(state)?.kept ? undefined : endServices()))

async function choosePorts() {
  const chosen = readJson(choices)
  const free = chosen?.base && (await isBlockFree(chosen.base))
  const next = {
    base: free ? chosen.base : await freeBlock(),
    password: chosen?.password ?? newPassword(),
  }
  writeJson(choices, next, { mode: 0o600 })
  return next
}

const startDatabase = ({ base, password }) =>
  startMariadb({
    home: homes.database,
    log: logFile('mariadb'),
    port: portsFrom(base).database,
    user,
    password,
    databases: ['spotline', 'spotline_test'],
    settings: durable,
  })

const startQueueStore = ({ base }) =>
  startRedis({
    home: homes.redis,
    log: logFile('redis'),
    port: portsFrom(base).redis,
    settings: kept,
  })

const begin = { database: startDatabase, redis: startQueueStore }

/**
 * Starts what is private, or takes over what runs already. `keep` leaves it running after this process.
 * Gives `{ ports, env, adopted }`; `adopted` services belong to `services.mjs up` and are not ours to stop.
 */
export function startServices({ external, keep = false }) {
  return withLock('services', async () => {
    mkdirSync(varDir, { recursive: true })
    const wanted = Object.keys(begin).filter((name) => !external[name])
    const running = readJson(state)
    const chosen = readJson(choices)
    if (chosen && running?.kept && wanted.every((name) => isAlive(running[name]))) {
      const ports = portsFrom(chosen.base)
      return {
        ports,
        env: serviceEnv({ ports, password: chosen.password, external }),
        adopted: true,
      }
    }

    await endServices()
    const choice = await choosePorts()
    const started = { kept: keep }
    for (const name of wanted) {
      started[name] = await begin[name](choice)
      writeJson(state, started)
    }
    const ports = portsFrom(choice.base)
    const env = serviceEnv({ ports, password: choice.password, external })
    writeLocalEnv(env, ports)
    return { ports, env, adopted: false }
  })
}

/** Starts again, on the same port, what has died; gives the names of those. */
export async function revive(external) {
  const running = readJson(state)
  const dead = Object.keys(begin).filter((name) => !external[name] && !isAlive(running?.[name]))
  for (const name of running ? dead : []) {
    running[name] = await begin[name](readJson(choices))
    writeJson(state, running)
  }
  return running ? dead : []
}
