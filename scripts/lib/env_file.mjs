/**
 * The settings files. `.env` belongs to the person: made once from `.env.example`, never overwritten.
 * `.env.local` and `.env.test.local` belong to the launcher: where the private services listen now, so that
 * `node ace …` finds them; they go when the services go.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { at } from './paths.mjs'

/** Reads `NAME=value` lines; quotes around a value are dropped. */
export function parseEnv(text) {
  const values = {}
  for (const line of text.split('\n')) {
    const match = line.match(/^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/)
    if (match) {
      values[match[1]] = match[2].replace(/^(["'])(.*)\1$/, '$2')
    }
  }
  return values
}

const secret = (bytes) => randomBytes(bytes).toString('base64url')

/** Secrets that are still empty, filled in; a value that is there is never touched. */
const withSecrets = (text) =>
  text
    .replace(/^APP_KEY=[ \t]*$/m, () => `APP_KEY=${secret(24)}`)
    .replace(/^SWITCH_PASSWORD=[ \t]*$/m, (line) =>
      parseEnv(text).SWITCH_HOST ? line : `SWITCH_PASSWORD=${secret(15)}`
    )

/** Makes `.env` when it is missing, and its secrets when they are. */
export function createEnvFile() {
  const path = at('.env')
  const source = existsSync(path) ? path : at('.env.example')
  const text = readFileSync(source, 'utf8')
  const filled = withSecrets(text)
  if (source !== path || filled !== text) {
    writeFileSync(path, filled, { mode: 0o600 })
  }
}

/** What the person set: `.env`, over it the environment. Empty values count as not set. */
export function readSettings(environment = process.env) {
  const path = at('.env')
  const file = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}
  const settings = {}
  for (const [name, value] of Object.entries({ ...file, ...environment })) {
    if (value !== '') {
      settings[name] = value
    }
  }
  return settings
}

/** The launcher's own files, and what each says beyond where the services are. */
const localFiles = {
  '.env.local': () => ({
    NODE_ENV: 'development',
    DEMO: 'true',
    STORAGE_PATH: at('var', 'storage'),
  }),
  '.env.test.local': (ports) => ({
    DB_DATABASE: 'spotline_test',
    REDIS_DB: '1',
    PORT: String(ports.test),
    STORAGE_PATH: at('var', 'test-storage'),
  }),
}

/** Tells `node ace` where the private services are and which ports are meant for what. */
export function writeLocalEnv(values, ports) {
  for (const [name, more] of Object.entries(localFiles)) {
    const lines = Object.entries({
      ...values,
      SWITCH_HOST: '127.0.0.1',
      SWITCH_PORT: String(ports.switch),
      SIMULATOR_CONTROL_PORT: String(ports.control),
      TZ: 'UTC',
      ...more(ports),
    }).map(([key, value]) => `${key}=${value}`)
    const head =
      '# Written by scripts/; gone when the private services stop. Settings of yours go to .env.'
    writeFileSync(at(name), [head, ...lines, ''].join('\n'), { mode: 0o600 })
  }
}

export function removeLocalEnv() {
  for (const name of Object.keys(localFiles)) {
    rmSync(at(name), { force: true })
  }
}
