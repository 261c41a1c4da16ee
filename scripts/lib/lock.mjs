/** One holder at a time in this checkout. A lock of a process that is gone counts as none. */
import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runDir } from './paths.mjs'
import { readJson } from './json_file.mjs'
import { identify, isAlive } from './process_identity.mjs'

/**
 * Takes the lock `name` and gives `{ release }`, or `{ holder }` when a living process has it.
 * `note` is kept for whoever finds the lock taken.
 */
export function takeLock(name, note = {}) {
  mkdirSync(runDir, { recursive: true })
  const path = join(runDir, `${name}.lock`)
  // Written aside and linked into place: nobody ever reads a lock that is half written.
  const made = `${path}.${process.pid}`
  writeFileSync(made, JSON.stringify({ ...identify(process.pid), ...note }))
  try {
    for (;;) {
      try {
        linkSync(made, path)
        return { release: () => rmSync(path, { force: true }) }
      } catch (error) {
        if (error.code !== 'EEXIST') {
          throw error
        }
        const holder = readJson(path)
        if (holder && isAlive(holder)) {
          return { holder }
        }
        rmSync(path, { force: true })
      }
    }
  } finally {
    rmSync(made, { force: true })
  }
}

/** Waits for the lock, does the work and gives the lock back. */
export async function withLock(name, work) {
  let lock = takeLock(name)
  while (lock.holder) {
    await pause(200)
    lock = takeLock(name)
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}
