/**
 * Which process is meant, beyond its number: numbers are reused, so a number is kept together with the moment
 * (clock ticks since boot, field 22 of /proc/PID/stat) at which that process began.
 */
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** The moment that a process began, or null when there is none (zombies count as none). */
export function beginning(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : fields[19]
  } catch {
    return null
  }
}

/** `{ pid, began }`, to be kept in a file. */
export const identify = (pid) => ({ pid, began: beginning(pid) })

/** Whether the very process of `identify` is still alive. */
export const isAlive = (identity) =>
  Boolean(identity?.pid) && identity.began !== null && beginning(identity.pid) === identity.began

function findWhere(matches) {
  const found = []
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) {
      continue
    }
    try {
      if (matches(`/proc/${entry}`)) {
        found.push(identify(Number(entry)))
      }
    } catch {
      // The process ended while we looked, or belongs to somebody else: not ours in either case.
    }
  }
  return found
}

/** Processes named `name` whose current folder is `folder` (database servers move into their data). */
export const findByFolder = (name, folder) =>
  findWhere(
    (path) =>
      readlinkSync(`${path}/cwd`) === folder && readFileSync(`${path}/comm`, 'utf8').trim() === name
  )

/** Processes, and all that they started, that were given `NAME=value` in their environment. */
export const findByMark = (mark) =>
  findWhere((path) => `\0${readFileSync(`${path}/environ`, 'utf8')}`.includes(`\0${mark}\0`))

/** What a process runs, for messages: its command line, shortened. */
export function describe(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return line.length > 80 ? `${line.slice(0, 77)}…` : line
  } catch {
    return ''
  }
}

function signal(target, name) {
  try {
    process.kill(target, name)
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error
    }
  }
}

/**
 * Ends a process politely (SIGTERM), then surely (SIGKILL) after `patience` ms.
 * With `group`, everything in the process group that it leads.
 */
export async function end(identity, { patience = 10_000, group = false } = {}) {
  if (!isAlive(identity)) {
    return
  }
  const target = group ? -identity.pid : identity.pid
  signal(target, 'SIGTERM')
  const until = Date.now() + patience
  while (isAlive(identity) && Date.now() < until) {
    await pause(25)
  }
  if (isAlive(identity)) {
    signal(target, 'SIGKILL')
    while (isAlive(identity)) {
      await pause(25)
    }
  }
  // The leader is gone; what it left behind in its group goes too.
  if (group) {
    signal(target, 'SIGKILL')
  }
}

/** Ends all that carry a mark; gives how many there were. */
export async function endMarked(mark) {
  const found = findByMark(mark)
  await Promise.all(found.map((identity) => end(identity, { patience: 3000 })))
  return found.length
}
