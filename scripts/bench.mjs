/** `npm run bench`: lists the benchmarks, or runs one beside the yardstick that it brings along. */
import { cpus } from 'node:os'
import { bootstrap } from './lib/bootstrap.mjs'
import { Refusal, bold, green, red, say } from './lib/console.mjs'
import { writeJson } from './lib/json_file.mjs'
import { measure, printList } from './lib/measured.mjs'
import { readOptions, wholeNumber } from './lib/options.mjs'
import { runScript } from './lib/shutdown.mjs'
import { resolve } from 'node:path'

const folder = 'tests/benchmarks'
const help = `npm run bench                       lists the benchmarks and their goals
npm run bench -- NAME [options]     runs one

  --rounds NUMBER   rounds of yardstick and product in turn, medians count (default 3)
  --seed NUMBER     for the data that it makes up (default: of its own)
  --json FILE       keeps the figures`

const figure = (value) =>
  typeof value === 'number' ? value.toLocaleString('en', { maximumSignificantDigits: 4 }) : value

function print({ product, yardstick, unit, ratio, goal, holds, notes = [] }) {
  say()
  say(`  product    ${figure(product)} ${unit}`)
  say(`  yardstick  ${figure(yardstick)} ${unit}`)
  say(`  ratio      ${figure(ratio)}`)
  say(`  goal       ${goal}`)
  say(`  holds      ${holds ? green('yes') : red('no')}`)
  for (const note of notes) {
    say(`  · ${note}`)
  }
}

async function bench({ values, positionals: [name] }) {
  if (!name) {
    await printList(folder, 'bench')
    return 0
  }
  const rounds = wholeNumber(values.rounds ?? 3, '--rounds')
  const seed = values.seed === undefined ? null : wholeNumber(values.seed, '--seed', { least: 0 })
  const { subject, outcome } = await measure(folder, name, { rounds, seed })
  if (typeof outcome?.holds !== 'boolean') {
    throw new Refusal(`${name} gave no verdict.`)
  }
  print({ goal: subject.goal, ...outcome })
  if (values.json) {
    const machine = { cores: cpus().length, processor: cpus()[0]?.model, node: process.version }
    writeJson(resolve(values.json), {
      name,
      at: new Date().toISOString(),
      rounds,
      machine,
      ...outcome,
    })
  }
  say(bold(outcome.holds ? `\n${name} holds` : `\n${name} is below its goal`))
  return outcome.holds ? 0 : 1
}

if (process.argv.includes('--help')) {
  say(help)
} else if (await bootstrap(import.meta.url)) {
  const text = { type: 'string' }
  await runScript(() =>
    bench(readOptions({ rounds: text, seed: text, json: text }, help, { allowPositionals: true }))
  )
}
