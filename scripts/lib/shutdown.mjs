/** What must be undone when a script ends, however it ends: last begun, first undone. */
import { constants } from 'node:os'
import { explain } from './console.mjs'
import { endRunning } from './run.mjs'

const undo = []
let ending = null
let settled = false

/** Registers something to undo; gives a function that undoes it now instead. */
export function atEnd(work) {
  undo.push(work)
  return async () => {
    const place = undo.indexOf(work)
    if (place === -1) {
      return
    }
    undo.splice(place, 1)
    await work()
  }
}

async function undoAll() {
  await endRunning()
  while (undo.length > 0) {
    try {
      await undo.pop()()
    } catch (error) {
      explain(error)
    }
  }
}

/** Undoes everything once, whoever asks and however often, and ends this process. */
export function finish(code) {
  ending ??= undoAll().then(() => process.exit(code))
  return ending
}

/** From now on a signal is the expected end, not an interruption: the exit code will be 0. */
export function settle() {
  settled = true
}

export const isEnding = () => ending !== null

/**
 * Runs a script's work: Ctrl-C, SIGTERM, a closed terminal, a vanished parent or a fault all undo what was begun.
 * `onSignal` says so to the person. `work` gives the exit code, or nothing when it stays until a signal.
 */
export async function runScript(work, { onSignal = () => {} } = {}) {
  const parent = process.ppid
  const interrupted = (name) => {
    if (!ending) {
      onSignal()
    }
    finish(settled ? 0 : 128 + constants.signals[name])
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, interrupted)
  }
  setInterval(() => process.ppid !== parent && interrupted('SIGTERM'), 500).unref()
  process.stdout.on('error', () => {})
  try {
    const code = await work()
    if (code !== undefined) {
      await finish(code)
    }
  } catch (error) {
    // What fails because we are ending already is no news.
    if (!ending) {
      explain(error)
    }
    await finish(1)
  }
}
