/** Log files under var/log. */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { logDir } from './paths.mjs'

const limit = 20 * 1024 * 1024

/** The path of a log; one that has grown beyond 20 MB becomes `.1` first, so two generations are kept. */
export function logFile(name, folder = logDir) {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.log`)
  if (existsSync(path) && statSync(path).size > limit) {
    renameSync(path, `${path}.1`)
  }
  return path
}

/** The last lines of a file. */
export function tail(path, lines) {
  if (!existsSync(path)) {
    return ''
  }
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
}
