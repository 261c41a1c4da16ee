/**
 * Runs inside the project's own loader, in a process of its own:
 * `list FILE…` reads what the files say of themselves, `run FILE` runs one with the context in MEASURED_CONTEXT.
 * The outcome goes as JSON to the file that MEASURED_RESULT names; what is said meanwhile to the console.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'

async function load(path) {
  const { default: subject } = await import(pathToFileURL(path).href)
  const name = basename(path, '.ts')
  if (subject?.name !== name || typeof subject.run !== 'function') {
    throw new Error(`${path} must export default { name: '${name}', title, run(context) }`)
  }
  return subject
}

async function list(paths) {
  const described = []
  for (const path of paths) {
    const { name, title, goal = '', needs = [] } = await load(path)
    described.push({ name, title, goal, needs, path })
  }
  return described
}

async function run([path]) {
  const subject = await load(path)
  const { processes, ...context } = JSON.parse(process.env.MEASURED_CONTEXT)
  return subject.run({
    ...context,
    env: process.env,
    say: (line) => process.stdout.write(`${line}\n`),
    processes: () => JSON.parse(readFileSync(processes, 'utf8')),
  })
}

const [action, ...rest] = process.argv.slice(2)
const outcome = await { list, run }[action](rest)
writeFileSync(process.env.MEASURED_RESULT, JSON.stringify(outcome ?? null))
// Whatever it left open (pools, sockets) does not keep a finished measurement alive.
process.exit(0)
