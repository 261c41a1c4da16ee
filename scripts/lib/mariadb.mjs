/** A private MariaDB server: its own folder, socket, port and account; never the system's instance. */
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, closeSync } from 'node:fs'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from './console.mjs'
import { run } from './run.mjs'
import { identify, isAlive } from './process_identity.mjs'
import { account, isRoot, mayEnter } from './system_user.mjs'
import { tail } from './logs.mjs'

/** Durable: a committed order survives a power cut. */
export const durable = [
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-buffer-pool-size=256M',
  '--innodb-log-file-size=128M',
]

/** For tests only: nothing needs to survive. */
export const fast = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-use-native-aio=0',
  '--innodb-buffer-pool-size=128M',
  '--innodb-log-file-size=32M',
  '--sync-frm=0',
]

/** The folder that the server's data live in, also its current folder while it runs. */
export const databaseFolder = (home) => join(home, 'data')

function socketOf(home) {
  const path = join(home, 'mariadb.sock')
  // A Unix socket's path ends at 107 bytes.
  if (Buffer.byteLength(path) < 100) {
    return path
  }
  return join(
    tmpdir(),
    `spotline-${createHash('sha1').update(home).digest('hex').slice(0, 12)}.sock`
  )
}

function ownerFor(home) {
  if (!isRoot()) {
    return null
  }
  const mysql = account('mysql')
  // A checkout below a closed folder such as /root: the server then keeps our own account.
  return mysql && mayEnter(mysql, join(home, '..')) ? mysql : { name: 'root', uid: 0, gid: 0 }
}

/** Creates the data folder beside its final place and moves it there when whole: a half-made one is never used. */
async function initialise(home, owner) {
  const made = `${databaseFolder(home)}.new`
  rmSync(made, { recursive: true, force: true })
  await run('mariadb-install-db', [
    '--no-defaults',
    `--datadir=${made}`,
    '--skip-test-db',
    '--auth-root-authentication-method=socket',
    ...(owner ? [`--user=${owner.name}`] : []),
  ])
  renameSync(made, databaseFolder(home))
}

/** Run by the server itself at every start, so account and databases are there whatever happened before. */
function writeFirstStatements(home, owner, { user, password, databases }) {
  const path = join(home, 'first.sql')
  const lines = databases.map(
    (name) =>
      `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;`
  )
  lines.push(`CREATE USER IF NOT EXISTS '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';`)
  lines.push(`ALTER USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';`)
  lines.push(`GRANT ALL PRIVILEGES ON \`spotline\`.* TO '${user}'@'127.0.0.1';`)
  lines.push(`GRANT ALL PRIVILEGES ON \`spotline\\_%\`.* TO '${user}'@'127.0.0.1';`)
  lines.push(`GRANT PROCESS, CONNECTION ADMIN ON *.* TO '${user}'@'127.0.0.1';`)
  writeFileSync(path, lines.join('\n') + '\n', { mode: 0o600 })
  chmodSync(path, 0o600)
  if (owner) {
    chownSync(path, owner.uid, owner.gid)
  }
  return path
}

/** Whether the server answers a query with the account that the application will use. */
async function answers({ port, user, password, databases }) {
  const { createConnection } = await import('mysql2/promise')
  const connection = await createConnection({
    host: '127.0.0.1',
    port,
    user,
    password,
    database: databases[0],
    connectTimeout: 2000,
  }).catch(() => null)
  if (!connection) {
    return false
  }
  await connection.query('SELECT 1')
  await connection.end()
  return true
}

/**
 * Starts the server and waits until it answers. `settings` is `durable` or `fast`.
 * Gives its identity; ending that process with SIGTERM shuts the database down cleanly.
 */
export async function startMariadb({ home, log, port, user, password, databases, settings }) {
  mkdirSync(home, { recursive: true })
  const owner = ownerFor(home)
  if (owner) {
    chownSync(home, owner.uid, owner.gid)
  }
  if (!existsSync(databaseFolder(home))) {
    await initialise(home, owner)
  }

  const socket = socketOf(home)
  rmSync(socket, { force: true })
  const output = openSync(log, 'a')
  const child = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${databaseFolder(home)}`,
      `--socket=${socket}`,
      `--pid-file=${join(home, 'mariadb.pid')}`,
      `--init-file=${writeFirstStatements(home, owner, { user, password, databases })}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--skip-name-resolve',
      '--skip-log-bin',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      '--default-time-zone=+00:00',
      '--max-connections=200',
      '--max-allowed-packet=64M',
      '--performance-schema=0',
      ...settings,
      ...(owner ? [`--user=${owner.name}`] : []),
    ],
    { detached: true, stdio: ['ignore', output, output], cwd: home }
  )
  closeSync(output)
  const failed = new Promise((resolve) => child.once('error', resolve))
  child.unref()
  const identity = identify(child.pid)

  for (const until = Date.now() + 60_000; Date.now() < until;) {
    const outcome = await Promise.race([failed, answers({ port, user, password, databases })])
    if (outcome === true) {
      return identity
    }
    if (outcome instanceof Error || !isAlive(identity)) {
      break
    }
    await pause(50)
  }
  throw new Refusal(`MariaDB did not start. The end of ${log}:\n${tail(log, 12)}`)
}
