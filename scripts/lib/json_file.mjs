/** Small JSON files of the launcher: a missing or broken one reads as null, a write is whole or not at all. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

export function writeJson(path, value, { mode = 0o644 } = {}) {
  mkdirSync(dirname(path), { recursive: true })
  const made = `${path}.${process.pid}.new`
  writeFileSync(made, JSON.stringify(value, null, 2) + '\n', { mode })
  renameSync(made, path)
}

export const removeFile = (path) => rmSync(path, { force: true })
