/** `npm run soak`: lists the long checks, or runs one in full. */
import { bootstrap } from './lib/bootstrap.mjs'
import { Refusal, bold, green, red, say } from './lib/console.mjs'
import { measure, printList } from './lib/measured.mjs'
import { readOptions, wholeNumber } from './lib/options.mjs'
import { runScript } from './lib/shutdown.mjs'

const folder = 'tests/soak'
const help = `npm run soak                       lists the long checks
npm run soak -- NAME [options]     runs one in full

  --seed NUMBER     repeats an earlier run's random choices (default: of its own)`

async function soak({ values, positionals: [name] }) {
  if (!name) {
    await printList(folder, 'soak')
    return 0
  }
  const seed = values.seed === undefined ? null : wholeNumber(values.seed, '--seed', { least: 0 })
  const { outcome } = await measure(folder, name, { full: true, seed })
  if (typeof outcome?.holds !== 'boolean') {
    throw new Refusal(`${name} gave no verdict.`)
  }
  say()
  for (const line of outcome.reached ?? []) {
    say(`  · ${line}`)
  }
  say(bold(outcome.holds ? green(`${name} holds`) : red(`${name} does not hold`)))
  return outcome.holds ? 0 : 1
}

if (process.argv.includes('--help')) {
  say(help)
} else if (await bootstrap(import.meta.url)) {
  await runScript(() =>
    soak(readOptions({ seed: { type: 'string' } }, help, { allowPositionals: true }))
  )
}
