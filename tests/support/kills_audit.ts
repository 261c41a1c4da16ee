import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { BUSINESS_ZONE } from '#core/period'
import { ReconcileDay } from '#app/calls/services/reconcile_day'
import type { TrueLeg } from '#telephony/simulator/truth'
import type { KillsRun } from '#tests/support/kills_run'

type Row = {
  id: string
  switch_name: string
  outcome: string | null
  source: string
  ended_at: Date | null
  end_unknown: number
  answered_at: Date | null
}

export type KillsFindings = {
  legs: number
  outcomes: Record<string, number>
  /** Rows that only a call record told of. */
  filled: number
  endUnknown: number
  /** Legs that a crash took before the switch had told anybody of them. */
  untold: number
  unexplained: number
  /** Everything that is not as it must be. */
  faults: string[]
}

/** What we may call the end of a leg that the switch knows better. */
const SAME: Record<NonNullable<TrueLeg['outcome']>, RegExp> = {
  answered: /^answered$/,
  answered_by_fallback: /^answered$/,
  // Who waits in the fallback is rung for all the same.
  abandoned_waiting: /^abandoned_/,
  abandoned_ringing: /^abandoned_(ringing|in_queue)$/,
  refused: /^blocked$/,
  lost: /^failed$/,
}

/**
 * Sets the legs that really were beside the rows that we have: one row a leg, one outcome a row and the right one,
 * nothing open, and the reconciliation of the days finds nothing unexplained.
 */
export async function auditKills({ legs, stuck, clock }: KillsRun): Promise<KillsFindings> {
  const faults = [...stuck]
  const first = Math.min(...legs.map((leg) => leg.startedAt))
  const last = Math.max(...legs.map((leg) => leg.startedAt))
  const rows: Row[] = await db
    .from('calls')
    .where('direction', 'inbound')
    .where('started_at', '>=', new Date(first - 1000))
    .where('started_at', '<=', new Date(last + 1000))
    .select('id', 'switch_name', 'outcome', 'source', 'ended_at', 'end_unknown', 'answered_at')
  const byId = new Map(rows.map((row) => [row.id, row]))
  const outcomes: Record<string, number> = {}
  let untold = 0
  for (const leg of legs) {
    const row = byId.get(leg.uuid)
    if (!row && !leg.wasTold) untold++
    else if (!row) faults.push(`leg ${leg.uuid} (${leg.outcome}) has no call`)
    else if (row.ended_at === null || row.outcome === null) {
      faults.push(`call ${row.id} (${leg.outcome}) has no end`)
    } else {
      if (row.switch_name !== leg.switchName) {
        faults.push(`call ${row.id} of ${leg.switchName} stands under ${row.switch_name}`)
      }
      outcomes[row.outcome] = (outcomes[row.outcome] ?? 0) + 1
      if (!SAME[leg.outcome!].test(row.outcome)) {
        faults.push(`call ${row.id} is ${row.outcome} (${row.source}), the leg was ${leg.outcome}`)
      }
    }
  }
  const known = new Set(legs.map((leg) => leg.uuid))
  faults.push(
    ...rows
      .filter((row) => row.ended_at !== null && !known.has(row.id))
      .map((row) => `call ${row.id} has no leg`)
  )
  const segments = await db
    .from('call_segments')
    .whereNull('ended_at')
    .whereIn('call_id', [...known])
  faults.push(...segments.map((segment) => `a conversation of ${segment.call_id} has no end`))
  const unexplained = await reconcile(first, last, clock.now(), faults)
  return {
    legs: legs.length,
    outcomes,
    filled: rows.filter(({ source }) => source === 'cdr').length,
    endUnknown: rows.filter((row) => row.end_unknown === 1).length,
    untold,
    unexplained,
    faults,
  }
}

async function reconcile(from: number, to: number, now: number, faults: string[]) {
  const dayOf = (ms: number) => DateTime.fromMillis(ms, { zone: BUSINESS_ZONE }).toISODate()!
  let unexplained = 0
  for (const day of new Set([dayOf(from), dayOf(to)])) {
    const clock = { now: () => DateTime.fromMillis(Math.floor(now), { zone: 'utc' }) }
    const found = await new ReconcileDay(clock).handle({ day })
    unexplained += found.unexplained.length
    faults.push(...found.unexplained.map(({ uuid, kind }) => `leg ${uuid}: ${kind}`))
  }
  return unexplained
}

/** The figures in words, for the console. */
export function tellKills(found: KillsFindings, run: KillsRun): string[] {
  const { kill, cut, crash, away } = run.faults
  const bySwitch = [...new Set(run.legs.map(({ switchName }) => switchName))].map(
    (name) => `${run.legs.filter((leg) => leg.switchName === name).length} at ${name}`
  )
  return [
    `${found.legs} inbound legs (${bySwitch.join(', ')}) while telephony was killed ${kill} times, a link cut ${cut} times, a switch crashed ${crash} times and stayed away ${away} times`,
    ...Object.entries(found.outcomes).map(([outcome, count]) => `${outcome}: ${count}`),
    `${found.filled} calls only from their call records; ${found.endUnknown} that vanished with the switch`,
    `${found.untold} legs that the switch died of before it told of them`,
    `${found.unexplained} unexplained`,
    ...found.faults.slice(0, 20).map((fault) => `FAULT ${fault}`),
  ]
}
