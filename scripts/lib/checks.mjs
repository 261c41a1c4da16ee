/** The static checks: each one is one passed or one failed. */
import { performance } from 'node:perf_hooks'
import { at } from './paths.mjs'
import { attempt } from './run.mjs'
import { dim, duration, green, red, say } from './console.mjs'

const bin = (name) => at('node_modules', '.bin', name)

const checks = [
  { title: 'lint', command: bin('eslint'), args: ['.', '--max-warnings', '0'] },
  { title: 'format', command: bin('prettier'), args: ['--check', '.', '--log-level', 'warn'] },
  { title: 'types, server', command: bin('tsc'), args: ['--noEmit'] },
  {
    title: 'types, client',
    command: bin('vue-tsc'),
    args: ['--noEmit', '-p', 'resources/tsconfig.json'],
  },
  {
    title: 'types, telephony',
    command: bin('tsc'),
    args: ['--noEmit', '-p', 'telephony/tsconfig.json'],
  },
]

/** Runs them two at a time; gives `{ passed, failed }`. */
export async function runChecks(env) {
  const totals = { passed: 0, failed: 0 }
  const waiting = [...checks]
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const start = performance.now()
      const { code, output } = await attempt(check.command, check.args, { env })
      totals[code === 0 ? 'passed' : 'failed']++
      const time = dim(duration(performance.now() - start))
      if (code === 0) {
        say(`  ${green('✓')} ${check.title} ${time}`)
      } else {
        say(`  ${red('✗')} ${check.title} ${time}\n${output.trimEnd()}`)
      }
    }
  }
  await Promise.all([work(), work()])
  return totals
}
