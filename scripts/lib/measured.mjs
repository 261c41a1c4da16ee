/** Finds, lists and runs the benchmarks and the long checks, each in a process of its own. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { at, node24 } from './paths.mjs'
import { Refusal, bold, say } from './console.mjs'
import { readJson } from './json_file.mjs'
import { attempt } from './run.mjs'
import { startMeasured } from './measured_app.mjs'

const filesIn = (folder) =>
  existsSync(at(folder))
    ? readdirSync(at(folder))
        .filter((name) => name.endsWith('.ts') && !name.startsWith('_'))
        .map((name) => at(folder, name))
        .sort()
    : []

/** Gives what the runner wrote; a run that ends badly is a refusal with the end of what it said. */
async function inOwnProcess(args, { env = process.env, context, onLine }) {
  const folder = mkdtempSync(join(tmpdir(), 'spotline-measured-'))
  const result = join(folder, 'result.json')
  try {
    const { code, output } = await attempt(
      node24,
      ['--import=@poppinss/ts-exec', at('scripts', 'lib', 'measured_run.mjs'), ...args],
      {
        env: { ...env, MEASURED_RESULT: result, MEASURED_CONTEXT: JSON.stringify(context ?? {}) },
        onLine,
      }
    )
    if (code === 0 && existsSync(result)) {
      return readJson(result)
    }
    const end = onLine ? '' : `\n${output.trim().split('\n').slice(-25).join('\n')}`
    throw new Refusal(`It ended with ${code} before it had a result.${end}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `[{ name, title, goal, needs, path }]` of a folder below the checkout. */
export async function describeAll(folder) {
  const paths = filesIn(folder)
  return paths.length > 0 ? inOwnProcess(['list', ...paths], {}) : []
}

export async function printList(folder, command) {
  const all = await describeAll(folder)
  const width = Math.max(0, ...all.map(({ name }) => name.length))
  for (const { name, title, goal } of all) {
    say(`  ${bold(name.padEnd(width))}  ${title}`)
    if (goal) {
      say(`  ${' '.repeat(width)}  goal: ${goal}`)
    }
  }
  say(
    all.length > 0 ? `\nnpm run ${command} -- NAME runs one.` : `There are none in ${folder} yet.`
  )
}

/** Runs the one called `name`; gives `{ subject, outcome }`. */
export async function measure(folder, name, options) {
  const path = at(folder, `${name}.ts`)
  if (name.startsWith('_') || !existsSync(path)) {
    const names = filesIn(folder).map((file) => file.slice(at(folder).length + 1, -3))
    throw new Refusal(`There is no "${name}". There are: ${names.join(', ') || 'none'}`)
  }
  const [subject] = await inOwnProcess(['list', path], {})
  say(bold(`${subject.name}: ${subject.title}`))
  const { env, home, url, processes } = await startMeasured(subject.needs)
  const context = { ...options, home, url, processes }
  const outcome = await inOwnProcess(['run', path], {
    env,
    context,
    onLine: (line) => say(`  ${line}`),
  })
  return { subject, outcome }
}
