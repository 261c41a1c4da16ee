/** What a person sees: one line a step with its time, and one clear sentence when something is wrong. */
import { writeSync } from 'node:fs'

const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)

export const dim = (text) => paint(2, text)
export const red = (text) => paint(31, text)
export const green = (text) => paint(32, text)
export const yellow = (text) => paint(33, text)
export const bold = (text) => paint(1, text)

/** Something the person can act upon; shown without a stack. */
export class Refusal extends Error {}

/** Written at once, so that nothing is lost when the process ends right after; a closed pipe is no error. */
export function say(line = '') {
  try {
    writeSync(1, `${line}\n`)
  } catch (error) {
    if (error.code === 'EAGAIN') {
      process.stdout.write(`${line}\n`)
    } else if (error.code !== 'EPIPE') {
      throw error
    }
  }
}

/** Milliseconds as people say them: `0.4 s`, `1 min 12 s`. */
export function duration(ms) {
  const seconds = ms / 1000
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`
  }
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/**
 * Runs one step and prints its line. `work` may return a remark that is shown behind the title.
 * Long steps announce themselves first, so that a wait is never silent.
 */
export async function step(title, work, { announce = false } = {}) {
  const start = performance.now()
  if (announce) {
    say(`  ${dim('…')} ${title}`)
  }
  try {
    const remark = await work()
    const shown = typeof remark === 'string' && remark ? ` ${dim(`(${remark})`)}` : ''
    say(`  ${green('✓')} ${title}${shown} ${dim(duration(performance.now() - start))}`)
    return remark
  } catch (error) {
    say(`  ${red('✗')} ${title} ${dim(duration(performance.now() - start))}`)
    throw error
  }
}

/** Prints why a script ends: a refusal as its sentence, a fault of ours with its stack. */
export function explain(error) {
  say()
  say(red(error instanceof Refusal ? error.message : (error?.stack ?? String(error))))
}
