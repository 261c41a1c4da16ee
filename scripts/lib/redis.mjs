/** A private Redis server on its own port and folder. */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { createConnection } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from './console.mjs'
import { identify, isAlive } from './process_identity.mjs'
import { tail } from './logs.mjs'

/** Jobs survive a restart: what was written up to a second ago is on the disk. */
export const kept = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '']

/** For tests only. */
export const forgetful = ['--appendonly', 'no', '--save', '']

function answers(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    const done = (outcome) => {
      socket.destroy()
      resolve(outcome)
    }
    socket.setTimeout(2000, () => done(false))
    socket.once('error', () => done(false))
    socket.once('connect', () => socket.write('PING\r\n'))
    // While it still loads its data it answers `-LOADING …`.
    socket.once('data', (bytes) => done(bytes.toString().startsWith('+PONG')))
  })
}

/** Starts the server and waits until it answers; gives its identity. */
export async function startRedis({ home, log, port, settings }) {
  mkdirSync(home, { recursive: true })
  const output = openSync(log, 'a')
  const child = spawn(
    'redis-server',
    [
      ...['--bind', '127.0.0.1', '--port', String(port), '--dir', home],
      ...['--daemonize', 'no', '--maxmemory-policy', 'noeviction', ...settings],
    ],
    { detached: true, stdio: ['ignore', output, output], cwd: home }
  )
  closeSync(output)
  const failed = new Promise((resolve) => child.once('error', resolve))
  child.unref()
  const identity = identify(child.pid)

  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    const outcome = await Promise.race([failed, answers(port)])
    if (outcome === true && isAlive(identity)) return identity
    if (outcome instanceof Error || !isAlive(identity)) break
    await pause(30)
  }
  throw new Refusal(`Redis did not start. The end of ${log}:\n${tail(log, 12)}`)
}
