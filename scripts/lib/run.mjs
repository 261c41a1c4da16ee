/** Runs a program to its end and collects what it said; the output is shown only when it fails. */
import { spawn } from 'node:child_process'
import { Refusal } from './console.mjs'
import { root } from './paths.mjs'
import { end, identify } from './process_identity.mjs'

/** Every program that runs now, so that an interrupted script can end them. */
const running = new Set()
let closed = false

/** Ends them with all that they started (some ignore a polite request while busy), and lets no new one begin. */
export async function endRunning() {
  closed = true
  await Promise.all(
    [...running].map((child) => end(identify(child.pid), { group: true, patience: 2000 }))
  )
}

function endGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error
    }
  }
}

/**
 * `{ code, output }` of a program that runs in a process group of its own, in the checkout unless told otherwise.
 * `onLine` sees each line as it comes; after `limit` ms the program is ended. The code is -1 when the program
 * could not be started or was ended by a signal. Whatever it left running in its group ends with it.
 */
export function attempt(command, args, { env = process.env, cwd = root, onLine, limit } = {}) {
  if (closed) {
    return Promise.resolve({ code: -1, output: 'not started: everything is being ended' })
  }
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env,
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let rest = ''
    const take = (text) => {
      output = (output + text).slice(-400_000)
      if (!onLine) {
        return
      }
      const lines = (rest + text).split('\n')
      rest = lines.pop()
      lines.forEach(onLine)
    }
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', take)
    }
    if (child.pid) {
      running.add(child)
    }
    const timer =
      limit &&
      setTimeout(() => {
        take(`\nStopped: not done after ${limit / 60_000} minutes.\n`)
        endGroup(child)
      }, limit)
    child.once('error', (error) => resolve({ code: -1, output: error.message }))
    child.once('exit', () => endGroup(child))
    child.once('close', (code) => {
      clearTimeout(timer)
      running.delete(child)
      if (rest && onLine) {
        onLine(rest)
      }
      resolve({ code: code ?? -1, output })
    })
  })
}

/** The same for a program that must succeed: gives its output or refuses with the end of it. */
export async function run(command, args, options) {
  const { code, output } = await attempt(command, args, options)
  if (code === 0) {
    return output
  }
  const last = output.trim().split('\n').slice(-25).join('\n')
  throw new Refusal(`\`${[command, ...args].join(' ')}\` failed (${code}):\n${last}`)
}
