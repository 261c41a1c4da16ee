/** Keeps the application's processes running: own process groups, own logs, started again when they die. */
import { createWriteStream } from 'node:fs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root, runDir } from './paths.mjs'
import { dim, say, yellow } from './console.mjs'
import { logFile } from './logs.mjs'
import { importantPart, withoutRepeats } from './important_lines.mjs'
import { end, identify } from './process_identity.mjs'
import { removeFile, writeJson } from './json_file.mjs'

const longestPause = 30_000
const steadyAfter = 60_000

export const recordOf = (name) => join(runDir, `${name}.json`)

/** `record` is a file that names the living processes: `{ web: { pid }, … }`. */
export class Supervisor {
  #record
  #logFolder
  #children = new Map()
  #stopping = false
  #deaths = new Map()

  constructor({ record, logFolder }) {
    this.#record = record
    this.#logFolder = logFolder
  }

  /**
   * Starts `{ name, command, args, env, verbose?, endsLast?, patience? }` and keeps it running.
   * Only lines that matter reach the console, all of them with `verbose`.
   */
  start(program, attempt = 0) {
    if (this.#stopping) {
      return
    }
    const { name, command, args, env, verbose } = program
    const child = spawn(command, args, {
      cwd: root,
      env: { ...env, NO_COLOR: '1' },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const began = Date.now()
    const path = logFile(name, this.#logFolder)
    const log = createWriteStream(path, { flags: 'a' })
    const once = withoutRepeats()
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`)
        const shown = verbose ? line : once(importantPart(line))
        if (shown) {
          say(`  ${dim(`[${name}]`)} ${shown}`)
        }
      })
    }
    child.once('error', (error) => log.write(`${error.message}\n`))
    if (child.pid) {
      this.#children.set(name, { program, identity: identify(child.pid) })
    }
    this.#note()
    child.once('close', (code, signal) => {
      log.end()
      this.#ended(program, { how: signal ?? `code ${code}`, began, attempt, path })
    })
  }

  #ended(program, { how, began, attempt, path }) {
    const gone = this.#children.get(program.name)
    this.#children.delete(program.name)
    if (this.#stopping) {
      return
    }
    // What it started itself must not live on beside its successor.
    if (gone) {
      end(gone.identity, { group: true })
    }
    this.#deaths.set(program.name, (this.#deaths.get(program.name) ?? 0) + 1)
    const next = Date.now() - began > steadyAfter ? 0 : attempt
    const pause = Math.min(500 * 2 ** next, longestPause)
    say(
      yellow(
        `  ${program.name} ended (${how}); starting it again in ${pause / 1000} s. See ${path}`
      )
    )
    setTimeout(() => this.start(program, next + 1), pause)
  }

  #note() {
    const living = [...this.#children].map(([name, { identity }]) => [name, identity])
    writeJson(this.#record, Object.fromEntries(living))
  }

  /** The first program that died at least `times` times, with the path of its log. */
  failing(times) {
    for (const [name, count] of this.#deaths) {
      if (count >= times) {
        return { name, log: logFile(name, this.#logFolder) }
      }
    }
    return null
  }

  /** Ends all of them, and whatever they started, and nothing else. */
  async stop({ patience = 6000 } = {}) {
    this.#stopping = true
    const living = [...this.#children.values()]
    // Whoever serves the others goes after them, so that nobody complains of its absence.
    for (const last of [false, true]) {
      await Promise.all(
        living
          .filter(({ program }) => Boolean(program.endsLast) === last)
          .map(({ program, identity }) =>
            end(identity, { group: true, patience: program.patience ?? patience })
          )
      )
    }
    removeFile(this.#record)
  }
}
