import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Telephony } from '#app/calls/bridge/telephony'
import type { SwitchLink } from '#telephony/esl/switch_link'
import { forgetAgents } from '#tests/support/forget_agents'
import { dispatchCalls } from '#tests/telephony/calls_expected_dispatch'
import { queueCalls } from '#tests/telephony/calls_expected_queue'
import { readTrace } from '#tests/telephony/traces/trace_files'
import { type Episode, TracePlayer } from '#tests/support/trace_player'

const EXPECTED: Record<string, string[]> = { ...dispatchCalls, ...queueCalls }

/** One recording of each kind of ending is told three ways; all of them are told once. */
const TOLD_EVERY_WAY = [
  'dispatch/Z-recipe-end-to-end',
  'dispatch/C-M3-busy486',
  'dispatch/C-M3-noanswer',
  'dispatch/C-M3-caller-hangs-while-ringing',
  'dispatch/C-M3-agent-hangs-first-hangup_after_bridge',
  'dispatch/F-hold-mute',
  'dispatch/G-click-customer-hangs',
  'dispatch/I-blacklist',
  'queue/02-answered-caller-hangs',
  'queue/04-abandon-waiting',
]

/** Plays the recording to a whole telephony process and answers the stored calls, one line each, as the tables have it. */
async function play(name: string, episodes: (events: number) => Episode[]): Promise<string[]> {
  await db.from('call_attributions').delete()
  await db.from('recordings').delete()
  await db.from('calls').delete()
  await forgetAgents()
  const player = new TracePlayer(readTrace(name).bytes, episodes)
  const port = await player.listen()
  const reached = { host: '127.0.0.1', port, password: 'recorded' }
  const address = { name: 'recording', ...reached, firstRetryMs: 10, secondLookMs: 600_000 }
  const telephony = await Telephony.open({ addresses: async () => [address] })
  const recording = telephony.switchboard.get('recording')!
  const read = untilRead(recording.link, episodes(player.recorded.length))
  telephony.start()
  await read
  await recording.bridge.settled()
  await telephony.stop()
  await player.close()
  const rows = await db.from('calls').select('*')
  return rows.map((row) => {
    const who = `${row.direction} ${row.caller_number || '-'} > ${row.dnis || '-'}`
    const end = row.outcome === null ? row.stage : `${row.outcome} by ${row.hangup_by ?? 'nobody'}`
    return `${who}: ${end}`
  })
}

/** Resolves when the events of the last episode were read; each cut link begins the next one. */
function untilRead(link: SwitchLink, all: readonly Episode[]): Promise<void> {
  return new Promise((resolve) => {
    let episode = 0
    let seen = 0
    link.on('down', () => {
      episode++
      seen = 0
    })
    link.on('event', () => {
      seen++
      const { from, to } = all[episode]
      if (episode === all.length - 1 && seen === to - from) setImmediate(resolve)
    })
  })
}

/** Stages as they are stored, where the name is another one. */
const STORED_STAGES: Record<string, string> = { ringing: 'offering', after_talk: 'after' }

/** The rows of a recording's calls. Nobody dialled a service number in a call of ours, so that its row names none. */
function wanted(name: string): string[] {
  return EXPECTED[name]
    .map((line) => line.split(';')[0])
    .map((line) => line.replace(/^(outbound \S+ >) [^:]+:/, '$1 -:'))
    .map((line) =>
      line.replace(/: (ringing|after_talk)$/, (_, stage) => `: ${STORED_STAGES[stage]}`)
    )
    .sort()
}

const once = (events: number): Episode[] => [{ from: 0, to: events, cut: false }]
const twice = (events: number): Episode[] => [
  { from: 0, to: events, cut: true },
  { from: 0, to: events, cut: false },
]
const cutInTheMiddle = (events: number): Episode[] => [
  { from: 0, to: Math.floor(events / 2), cut: true },
  { from: Math.floor(events / 2), to: events, cut: false },
]

test.group('Recordings played to the telephony process', () => {
  for (const name of Object.keys(EXPECTED)) {
    test(`${name}: the right rows of calls`, async ({ assert }) => {
      assert.deepEqual((await play(name, once)).sort(), wanted(name))
    }).timeout(20_000)
  }

  for (const name of TOLD_EVERY_WAY) {
    test(`${name}: told twice, each row once`, async ({ assert }) => {
      assert.deepEqual((await play(name, twice)).sort(), wanted(name))
    }).timeout(20_000)

    test(`${name}: cut in the middle and connected again, each row once`, async ({ assert }) => {
      assert.deepEqual((await play(name, cutInTheMiddle)).sort(), wanted(name))
    }).timeout(20_000)
  }
})
