import { test } from '@japa/runner'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCdr } from '../../telephony/calls/cdr.ts'
import { callFromCdrs } from '../../telephony/calls/cdr_call.ts'
import { givenSimulator, type GivenSimulator } from './simulator_support/given_simulator.ts'

const HEADER = 44
const BYTES_PER_MS = 32

function wavFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.wav'))
    .map((name) => join(folder, name))
}

test.group('simulator: what it leaves on the disk', (group) => {
  let given: GivenSimulator
  let folder: string
  group.each.setup(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spotline-sim-'))
    given = await givenSimulator({
      recordings: join(folder, 'recordings'),
      callRecords: join(folder, 'cdr'),
    })
    return async () => {
      await given.close()
      rmSync(folder, { recursive: true })
    }
  })

  async function talk(ms: number) {
    const caller = given.call()
    await given.pass(100)
    await given.offer(caller, '1001', 'spot_offer XML spot')
    await given.pass(1000)
    const bridgedAt = caller.times.bridged / 1000
    await given.pass(ms)
    return { caller, bridgedAt }
  }

  test('a recording is a stereo WAV as long as the conversation, with a voice on each side', async ({
    assert,
  }) => {
    const { caller, bridgedAt } = await talk(12_000)
    const [path] = wavFiles(folder)
    const open = readFileSync(path)
    assert.equal(open.readUInt32LE(4), 8)
    assert.equal(open.readUInt32LE(40), 0)
    given.phone('1001').hangUp()
    const talkedMs = Math.floor(given.clock.now() - bridgedAt)
    await given.pass(10_000)
    assert.isFalse(given.simulator.core.channels.has(caller.uuid))
    const bytes = readFileSync(path)
    assert.equal(bytes.toString('latin1', 0, 4), 'RIFF')
    assert.equal(bytes.readUInt16LE(22), 2)
    assert.equal(bytes.readUInt32LE(24), 8000)
    assert.closeTo(bytes.length, HEADER + talkedMs * BYTES_PER_MS, 20 * BYTES_PER_MS)
    assert.equal(bytes.readUInt32LE(4), bytes.length - 8)
    assert.equal(bytes.readUInt32LE(40), bytes.length - HEADER)
    const loudest = [0, 0]
    for (let at = HEADER; at + 3 < bytes.length; at += 4) {
      loudest[0] = Math.max(loudest[0], Math.abs(bytes.readInt16LE(at)))
      loudest[1] = Math.max(loudest[1], Math.abs(bytes.readInt16LE(at + 2)))
    }
    assert.isAbove(loudest[0], 2000)
    assert.isAbove(loudest[1], 2000)
  })

  test('an offer that nobody takes leaves no file', async ({ assert }) => {
    given.phone('1001').behaviour = { ...given.phone('1001').behaviour, reject: 1 } as never
    const caller = given.call()
    await given.pass(100)
    await given.offer(caller, '1001', 'spot_offer XML spot')
    await given.pass(3000)
    assert.deepEqual(wavFiles(folder), [])
  })

  test('killed, it leaves whole blocks under an unfinished header, and no call record', async ({
    assert,
  }) => {
    const { bridgedAt } = await talk(6000)
    const talkedMs = given.clock.now() - bridgedAt
    given.simulator.crash()
    const [path] = wavFiles(folder)
    const bytes = readFileSync(path)
    assert.equal(bytes.readUInt32LE(4), 8)
    assert.equal(bytes.readUInt32LE(40), 0)
    assert.equal((bytes.length - HEADER) % 65_536, 0)
    assert.isAtMost(bytes.length, HEADER + talkedMs * BYTES_PER_MS)
    assert.isAbove(bytes.length, HEADER + talkedMs * BYTES_PER_MS - 65_536)
    assert.isFalse(existsSync(join(folder, 'cdr')))
  })

  test('each leg that is over leaves its call record, also with nobody connected', async ({
    assert,
  }) => {
    const { caller, bridgedAt } = await talk(5000)
    const talkedMs = given.clock.now() - bridgedAt
    given.client.close()
    given.phone('1001').hangUp()
    given.clock.advance(10_000)
    const names = readdirSync(join(folder, 'cdr'))
    assert.lengthOf(names, 2)
    assert.include(names, `${caller.uuid}.cdr.json`)
    const legs = names.map((name) => readCdr(readFileSync(join(folder, 'cdr', name), 'utf8')))
    const call = callFromCdrs(legs)!
    assert.equal(call.id, caller.uuid)
    assert.equal(call.outcome, 'answered')
    assert.equal(call.hangupBy, 'agent')
    assert.equal(call.agentExtension, '1001')
    assert.equal(call.rating, '4')
    const [talked] = call.segments
    assert.closeTo((talked.toUs! - talked.fromUs) / 1000, talkedMs, 40)
    assert.isAbove(statSync(wavFiles(folder)[0]).size, HEADER)
  })
})
