import { test } from '@japa/runner'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { eventsOf } from './traces/trace_files.ts'
import { ScriptedSwitch } from './esl_scripted_switch.ts'

const PROGRAM = fileURLToPath(new URL('../../telephony/bin/watch.ts', import.meta.url))

function watch(...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (said.out += chunk))
  child.stderr.on('data', (chunk) => (said.err += chunk))
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, said, exit }
}

test.group('Watching a switch from the shell', () => {
  test('prints a recorded call line by line', async ({ assert }) => {
    const home = new ScriptedSwitch()
    const port = await home.listen()
    const { child, said, exit } = watch('--port', String(port), '--password', 'ClueCon')
    while (!said.err.includes('connected')) await new Promise((resolve) => setTimeout(resolve, 20))
    for (const event of eventsOf('dispatch/Z-recipe-end-to-end')) {
      home.send(
        Object.fromEntries(event.headerNames().map((name) => [name, event.get(name) ?? '']))
      )
    }
    while (!said.out.includes('ended')) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGTERM')
    assert.equal(await exit, 0)
    await home.close()
    const kinds = said.out.split('\n').map((line) => line.trim().split(/ {2,}/)[3])
    assert.deepEqual(kinds.filter(Boolean), [
      'created',
      'waiting',
      'recording_started',
      'offered',
      'offer_failed',
      'waiting',
      'recording_started',
      'offered',
      'ringing',
      'answered',
      'marked',
      'talk_ended',
      'rated',
      'recorded',
      'ended',
    ])
    assert.match(said.out, /13800000001 -> 4008003001 .* answered, by agent .* talk 4.2\d+ s/)
  }).timeout(10_000)

  test('says clearly why not', async ({ assert }) => {
    const home = new ScriptedSwitch()
    const port = await home.listen()
    const refused = watch('--port', String(port), '--password', 'wrong')
    assert.equal(await refused.exit, 1)
    assert.include(refused.said.err, 'the switch refuses the password')
    await home.close()
    const wrong = watch('--port', 'many')
    assert.equal(await wrong.exit, 2)
    assert.include(wrong.said.err, 'Usage')
    const nobody = watch('--port', String(port))
    while (!nobody.said.err.includes('\n')) await new Promise((resolve) => setTimeout(resolve, 20))
    assert.include(nobody.said.err, `nothing answers at 127.0.0.1:${port}`)
    nobody.child.kill('SIGTERM')
    assert.equal(await nobody.exit, 0)
  }).timeout(10_000)
})
