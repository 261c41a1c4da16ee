import type { MeasuredContext, Soak } from '#tests/support/measured'

const HOW =
  'skipped: set FREESWITCH_HOST=127.0.0.1 (and FREESWITCH_PROGRAM, FREESWITCH_MODULES where it is not installed)'

/**
 * Runs every scenario on a real FreeSWITCH, which it starts in a folder of its own with the rendered
 * configuration, and compares what each leg told with the recordings that judge the simulator.
 * `FREESWITCH_RECORD=1` writes the recordings anew instead; `FREESWITCH_SCENARIOS=name,name` plays
 * these scenarios alone.
 */
async function run({ say }: MeasuredContext) {
  const host = process.env.FREESWITCH_HOST
  if (!host) return { holds: true, reached: [HOW] }
  if (host !== '127.0.0.1') throw new Error('The telephones of the scenarios are on 127.0.0.1 only')
  const { FreeSwitchStage } = await import('#tests/telephony/scenarios/freeswitch_stage')
  const { APPLYING } = await import('#tests/telephony/scenarios/applying')
  const { VOICES } = await import('#tests/telephony/scenarios/voices')
  const { SCENARIOS } = await import('#tests/telephony/scenarios/scenarios')
  const { record, recorded } = await import('#tests/telephony/scenarios/recordings')
  const { sequencesOf } = await import('#tests/telephony/scenarios/sequences')
  const stage = await FreeSwitchStage.open(process.env.FREESWITCH_PROGRAM ?? 'freeswitch')
  const faults: string[] = []
  const only = process.env.FREESWITCH_SCENARIOS?.split(',') ?? null
  const chosen = SCENARIOS.filter(({ name }) => only === null || only.includes(name))
  const others = only === null ? [...VOICES, ...APPLYING] : []
  try {
    for (const { name, title, run: perform } of chosen) {
      await stage.restart()
      try {
        await perform(stage)
        const sequences = `${sequencesOf(stage.events).join('\n')}\n`
        if (process.env.FREESWITCH_RECORD) await record(name, sequences)
        const agrees = sequences === (await recorded(name))
        if (!agrees) faults.push(`${name}: differs from its recording:\n${sequences}`)
        say(`${agrees ? 'as recorded' : 'DIFFERS'}: ${title}`)
      } catch (error) {
        faults.push(`${name}: ${(error as Error).message}`)
        say(`FAILS: ${title}`)
      }
    }
    for (const { title, run: perform } of others) {
      await stage.restart()
      try {
        await perform(stage)
        say(`done: ${title}`)
      } catch (error) {
        faults.push(`${title}: ${(error as Error).message}`)
        say(`FAILS: ${title}`)
      }
    }
  } finally {
    await stage.close()
  }
  const all = chosen.length + others.length
  return {
    holds: faults.length === 0,
    reached: [`${all - faults.length} of ${all} scenarios on a real FreeSWITCH`, ...faults],
  }
}

export default {
  name: 'switch',
  title: 'Every telephony scenario on a real FreeSWITCH (FREESWITCH_HOST), against the recordings',
  run,
} satisfies Soak
