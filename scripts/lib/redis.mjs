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

/** The first line that the server says to one command, or null when it says none. */
function ask(port, command) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    const done = (outcome) => {
      socket.destroy()
      resolve(outcome)
    }
    socket.setTimeout(5000, () => done(null))
    socket.once('error', () => done(null))
    socket.once('connect', () => socket.write(`${command}\r\n`))
    socket.once('data', (bytes) => done(bytes.toString().trim()))
  })
}

// While it still loads its data it answers `-LOADING …`.
const answers = async (port) => (await ask(port, 'PING')) === '+PONG'

/** Empties a private server. */
export async function flush(port) {
  const answer = await ask(port, 'FLUSHALL')
  if (answer !== '+OK') {
    throw new Refusal(`Redis could not be emptied: ${answer ?? 'no answer'}`)
  }
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

  for (const until = Date.now() + 30_000; Date.now() < until;) {
    const outcome = await Promise.race([failed, answers(port)])
    if (outcome === true && isAlive(identity)) {
      return identity
    }
    if (outcome instanceof Error || !isAlive(identity)) {
      break
    }
    await pause(30)
  }
  throw new Refusal(`Redis did not start. The end of ${log}:\n${tail(log, 12)}`)
}
