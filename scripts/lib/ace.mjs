/** The framework's command line: from source, or from the production build. */
import { at, node24 } from './paths.mjs'
import { attempt, run } from './run.mjs'

/** Command and arguments of `node ace …`. */
export const aceCommand = (args, { built = false } = {}) => [
  node24,
  [built ? at('build', 'ace.js') : at('ace.js'), ...args],
]

/** Runs it to its end; gives its output or refuses with the end of it. */
export function ace(args, { env, built, onLine } = {}) {
  const [command, all] = aceCommand(args, { built })
  return run(command, all, { env, onLine })
}

/** Runs it and gives `{ code, output }` whatever comes of it. */
export function tryAce(args, { env, built, onLine } = {}) {
  const [command, all] = aceCommand(args, { built })
  return attempt(command, all, { env, onLine })
}
