/** A database and a Redis for one run of tests or one measurement: fresh, then gone. */
import fs, { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { logDir, varDir } from './paths.mjs'
import { logFile } from './logs.mjs'
import { readJson, writeJson } from './json_file.mjs'
import { beginning, end, findByFolder, findByMark, identify, isAlive } from './process_identity.mjs'
import { freeBlock } from './ports.mjs'
import { databaseFolder, durable, fast, startMariadb } from './mariadb.mjs'
import { forgetful, kept, startRedis } from './redis.mjs'
import { newPassword, portsFrom, serviceEnv } from './private_services.mjs'
import { atEnd } from './shutdown.mjs'

const memory = '/dev/shm'
const prefix = 'spotline-run-'
const wantedMegabytes = 1500

function memoryHasRoom() {
  if (!existsSync(memory)) {
    return false
  }
  const { bavail, bsize } = fs.statfsSync(memory)
  return bavail * bsize > wantedMegabytes * 2 ** 20
}

/** Ends everything that belongs to a run, also what its tests started and left behind, and removes its folder. */
async function endIn(home) {
  const alive = [
    ...findByMark(`SPOTLINE_RUN=${home}`),
    ...findByFolder('mariadbd', databaseFolder(join(home, 'mariadb'))),
    ...findByFolder('redis-server', join(home, 'redis')),
  ]
  // Nothing in here is worth a slow shutdown.
  await Promise.all(alive.map((identity) => end(identity, { patience: 3000 })))
  rmSync(home, { recursive: true, force: true })
}

function isAbandoned(folder) {
  if (statSync(folder).uid !== process.getuid()) {
    return false
  }
  const owner = readJson(join(folder, 'owner.json'))
  return owner ? !isAlive(owner) : beginning(folder.slice(folder.lastIndexOf('-') + 1)) === null
}

/** Removes what runs that were killed left behind; a folder names the process that it belongs to. */
async function removeLeftovers() {
  const folders = [memory, varDir]
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((name) => join(parent, name)))
    .filter((folder) => basename(folder).startsWith(prefix))
  for (const folder of folders.filter(isAbandoned)) {
    await endIn(folder)
  }
}

/**
 * Starts both in a folder of this process and undoes it at the end.
 * `lasting` keeps them on the disk with the settings of real operation, else they live in memory if there is room.
 * Gives `{ home, ports, env }`.
 */
export async function startRunServices({ lasting = false, database = 'spotline_test' } = {}) {
  mkdirSync(varDir, { recursive: true })
  await removeLeftovers()
  const home = join(!lasting && memoryHasRoom() ? memory : varDir, `${prefix}${process.pid}`)
  atEnd(() => endIn(home))
  // Inherited by everything that this run starts.
  process.env.SPOTLINE_RUN = home
  mkdirSync(home, { recursive: true })
  writeJson(join(home, 'owner.json'), identify(process.pid))

  const ports = portsFrom(await freeBlock())
  const password = newPassword()
  await Promise.all([
    startMariadb({
      home: join(home, 'mariadb'),
      log: logFile('run-mariadb', logDir),
      port: ports.database,
      user: 'spotline',
      password,
      databases: [database],
      settings: lasting ? durable : fast,
    }),
    startRedis({
      home: join(home, 'redis'),
      log: logFile('run-redis', logDir),
      port: ports.redis,
      settings: lasting ? kept : forgetful,
    }),
  ])
  const env = serviceEnv({ ports, password, external: {}, database })
  return {
    home,
    ports,
    env: { ...env, REDIS_DB: '0', STORAGE_PATH: join(home, 'storage') },
  }
}
