import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { BUSINESS_ZONE } from '#core/period'
import { maskPhone } from '#core/phone'
import { spooledCdrs } from '#app/calls/cdr_folder'
import type { DayFigures, UnexplainedKind } from '#app/calls/queries/compare_day'

export type ReconciledDay = {
  day: string
  /** `none`: not reconciled yet. */
  state: 'none' | 'queued' | 'running' | 'done' | 'failed'
  doneSteps: number
  totalSteps: number
  calls: number
  byOutcome: Record<string, number>
  cdrs: number
  filled: number
  withoutCdr: number
  unexplained: number
  /** The parts of the switches, by name; nothing while there is only one. */
  switches: (DayFigures & { name: string; unexplained: number })[]
  finishedAt: string | null
}

export type ShownReconciliation = {
  days: ReconciledDay[]
  legs: {
    day: string
    uuid: string
    kind: UnexplainedKind
    number: string
    dnis: string
    switchName: string
    at: string
  }[]
  records: {
    /** Spooled and not taken in yet. */
    waiting: number
    newestAt: string | null
    bad: { name: string; reason: string; at: string }[]
  }
}

const DAYS = 31
const MOST_LEGS = 200
const MOST_BAD = 20

type Stored = {
  day: string
  state: ReconciledDay['state']
  done_steps: number
  total_steps: number
  calls: number
  cdrs: number
  repaired: number
  unexplained: number
  outcomes: string | Outcomes | null
  finished_at: Date | null
}
type Outcomes = {
  byOutcome: Record<string, number>
  withoutCdr: number
  bySwitch?: Record<string, DayFigures>
}

/** The last month's reconciliations, the legs that are not explained, and how the call records come in. */
export class ShowReconciliation {
  async handle(): Promise<ShownReconciliation> {
    const today = DateTime.now().setZone(BUSINESS_ZONE).startOf('day')
    const days = Array.from({ length: DAYS }, (_, back) => today.minus({ days: back }).toISODate()!)
    const stored = (await db
      .from('call_reconciliations')
      .where('day', '>=', days.at(-1)!)
      .select('*')
      .select(db.raw(`DATE_FORMAT(day, '%Y-%m-%d') AS day`))) as Stored[]
    const byDay = new Map(stored.map((row) => [row.day, row]))
    const legs = (await db
      .from('unexplained_legs')
      .where('day', '>=', days.at(-1)!)
      .orderBy('started_at', 'desc')
      .limit(MOST_LEGS)
      .select('uuid', 'kind', 'number', 'dnis', 'started_at', 'switch_name as switchName')
      .select(db.raw(`DATE_FORMAT(day, '%Y-%m-%d') AS day`))) as {
      day: string
      uuid: string
      kind: UnexplainedKind
      number: string | null
      dnis: string | null
      switchName: string | null
      started_at: Date
    }[]
    const unexplained = await this.#unexplainedBySwitch(days.at(-1)!)
    return {
      days: days.map((day) => dayOf(day, byDay.get(day), unexplained)),
      legs: legs.map(({ number, dnis, switchName, started_at: at, ...leg }) => ({
        ...leg,
        number: number ? maskPhone(number) : '—',
        dnis: dnis ?? '—',
        switchName: switchName ?? '—',
        at: at.toISOString(),
      })),
      records: await this.#records(),
    }
  }

  async #unexplainedBySwitch(since: string): Promise<Map<string, number>> {
    const rows = (await db
      .from('unexplained_legs')
      .where('day', '>=', since)
      .groupBy('day', 'switch_name')
      .select('switch_name as name')
      .select(db.raw(`DATE_FORMAT(day, '%Y-%m-%d') AS day`), db.raw('COUNT(*) AS count'))) as {
      day: string
      name: string | null
      count: number
    }[]
    return new Map(rows.map(({ day, name, count }) => [`${day} ${name}`, Number(count)]))
  }

  async #records(): Promise<ShownReconciliation['records']> {
    const spooled = await spooledCdrs()
    const [newest] = await db.from('cdr_legs').max('received_at as at')
    const bad: { name: string; reason: string; swept_at: Date }[] = await db
      .from('cdr_files')
      .where('state', 'bad')
      .orderBy('swept_at', 'desc')
      .limit(MOST_BAD)
    return {
      waiting: spooled.length,
      newestAt: (newest as { at: Date | null }).at?.toISOString() ?? null,
      bad: bad.map(({ name, reason, swept_at: at }) => ({ name, reason, at: at.toISOString() })),
    }
  }
}

function dayOf(
  day: string,
  row: Stored | undefined,
  unexplained: ReadonlyMap<string, number>
): ReconciledDay {
  const told =
    typeof row?.outcomes === 'string' ? (JSON.parse(row.outcomes) as Outcomes) : row?.outcomes
  const switches = Object.entries(told?.bySwitch ?? {}).map(([name, figures]) => ({
    name,
    ...figures,
    unexplained: unexplained.get(`${day} ${name}`) ?? 0,
  }))
  return {
    day,
    state: row?.state ?? 'none',
    doneSteps: row?.done_steps ?? 0,
    totalSteps: row?.total_steps ?? 0,
    calls: row?.calls ?? 0,
    byOutcome: told?.byOutcome ?? {},
    cdrs: row?.cdrs ?? 0,
    filled: row?.repaired ?? 0,
    withoutCdr: told?.withoutCdr ?? 0,
    unexplained: row?.unexplained ?? 0,
    switches: switches.length > 1 ? switches : [],
    finishedAt: row?.finished_at?.toISOString() ?? null,
  }
}
