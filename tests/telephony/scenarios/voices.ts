import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { changeMode, supervise } from '../../../telephony/control/supervise.ts'
import { transfer } from '../../../telephony/control/transfer.ts'
import { strengthOf } from '../../support/sip/pcma.ts'
import { conversation, untilEnded } from './answered.ts'
import type { FreeSwitchStage } from './freeswitch_stage.ts'
import { SUPERVISOR } from './house.ts'

/** Each speaks a tone of his own, in Hz. */
const TONES = { customer: 500, agent: 800, next: 1100, supervisor: 1400 } as const
type Speaker = keyof typeof TONES

const WAV_HEADER_BYTES = 44
const LOUD = 1000

/** Who hears whom, after the sounds had time to travel. */
async function whoHears(stage: FreeSwitchStage, among: Partial<Record<Speaker, string>>) {
  await stage.pass(1200)
  const speakers = Object.keys(among) as Speaker[]
  const heardBy = (name: Speaker) => {
    const voice = stage.voice(among[name]!)
    return speakers.filter((other) => other !== name && voice.hears(TONES[other]))
  }
  return Object.fromEntries(speakers.map((name) => [name, heardBy(name)]))
}

/** One second of a channel of a stereo recording. */
function second(file: Buffer, channel: 0 | 1, from: number): number[] {
  const samples = []
  for (let at = from * 8000; at < (from + 1) * 8000; at++) {
    const byte = WAV_HEADER_BYTES + at * 4 + channel * 2
    if (byte + 2 <= file.length) samples.push(file.readInt16LE(byte))
  }
  return samples
}

function tonesIn(samples: readonly number[]): Speaker[] {
  const speakers = Object.keys(TONES) as Speaker[]
  return speakers.filter((name) => strengthOf(TONES[name], samples) > LOUD)
}

/** What only ears can tell: who is heard by whom, and on which side of a recording. */
export const VOICES: readonly { title: string; run(stage: FreeSwitchStage): Promise<void> }[] = [
  {
    title: 'a supervisor who listens is heard by nobody, whispers to the agent alone, joins both',
    async run(stage) {
      const caller = await conversation(stage)
      const { id } = stage.callOf(caller)
      const supervisorLegUuid = `supervisor-${randomUUID()}`
      const legs = { supervisorLegUuid, agentLegUuid: stage.legOf('8001'), callId: id }
      const asked = { ...legs, extension: SUPERVISOR, mode: 'listen' } as const
      assert.deepEqual(await supervise(stage.link, asked), { ok: true })
      const among = { customer: 'carrier', agent: '8001', supervisor: SUPERVISOR }
      for (const [name, at] of Object.entries(among)) stage.voice(at).say(TONES[name as Speaker])
      const both = ['customer', 'agent']
      assert.deepEqual(await whoHears(stage, among), {
        customer: ['agent'],
        agent: ['customer'],
        supervisor: both,
      })
      assert.ok((await changeMode(stage.link, supervisorLegUuid, 'whisper')).ok)
      assert.deepEqual(await whoHears(stage, among), {
        customer: ['agent'],
        agent: ['customer', 'supervisor'],
        supervisor: both,
      })
      assert.ok((await changeMode(stage.link, supervisorLegUuid, 'barge')).ok)
      assert.deepEqual(await whoHears(stage, among), {
        customer: ['agent', 'supervisor'],
        agent: ['customer', 'supervisor'],
        supervisor: both,
      })
      caller.hangUp()
      await untilEnded(stage)
    },
  },
  {
    title: 'a recording has the customer left, the agent right, and goes on after a transfer',
    async run(stage) {
      const caller = await conversation(stage)
      const { id } = stage.callOf(caller)
      stage.voice('carrier').say(TONES.customer)
      stage.voice('8001').say(TONES.agent)
      await stage.pass(3000)
      const target = { kind: 'extension', number: '8002' } as const
      assert.deepEqual(await transfer(stage.link, id, target), { ok: true })
      await stage.until(() => stage.callOf(caller).segments.length === 2, 'the next agent')
      stage.voice('8002').say(TONES.next)
      await stage.pass(3500)
      caller.hangUp()
      const call = await untilEnded(stage)
      assert.equal(call.recordings.length, 1)
      const file = await readFile(call.recordings[0]!.path)
      const seconds = (file.length - WAV_HEADER_BYTES) / 32_000
      const talked = call.segments.reduce((sum, one) => sum + (one.toUs! - one.fromUs) / 1e6, 0)
      assert.ok(Math.abs(seconds - talked) < 1, `${seconds} s recorded, ${talked} s talked`)
      assert.deepEqual(
        [tonesIn(second(file, 0, 2)), tonesIn(second(file, 1, 2))],
        [['customer'], ['agent']]
      )
      const last = Math.floor(seconds) - 1
      assert.deepEqual(
        [tonesIn(second(file, 0, last)), tonesIn(second(file, 1, last))],
        [['customer'], ['next']]
      )
    },
  },
]
