import db from '@adonisjs/lucid/services/db'
import { dayPeriod } from '#core/period'
import { MAIN_SWITCH } from '#app/calls/queries/switch_names'

/** Why a leg is not accounted for. Words: `calls.reconciliation.kinds`. */
export const UNEXPLAINED_KINDS = [
  'record_without_call',
  'no_outcome',
  'still_open',
  'end_lost',
  'talk_differs',
] as const
export type UnexplainedKind = (typeof UNEXPLAINED_KINDS)[number]

export type UnexplainedLeg = {
  uuid: string
  kind: UnexplainedKind
  number: string | null
  dnis: string | null
  startedAt: Date
  /** Null: not known. */
  switchName: string | null
}

/** What a day, or one switch's part of it, adds up to. */
export type DayFigures = {
  /** Inbound calls that we have. */
  calls: number
  /** By outcome; `open` still goes on. */
  byOutcome: Record<string, number>
  /** Call records of inbound legs. */
  cdrs: number
  /** Calls that only a call record told of. */
  filled: number
  /** Calls of which no call record has come. */
  withoutCdr: number
}

export type ComparedDay = DayFigures & {
  bySwitch: Record<string, DayFigures>
  unexplained: UnexplainedLeg[]
}

/** No call takes this long: its end was lost. */
const LONGEST_CALL_HOURS = 4

/** Each finds the legs of one kind; the day's bounds are the parameters, twice where it joins. */
const FINDERS: Record<UnexplainedKind, string> = {
  record_without_call: `
    SELECT l.uuid, NULL AS number, NULL AS dnis, l.started_at AS startedAt,
      l.switch_name AS switchName
    FROM cdr_legs l
    LEFT JOIN calls c ON c.id = l.call_id
    WHERE l.begins_call = 1 AND l.started_at >= :from AND l.started_at < :to AND c.id IS NULL`,
  no_outcome: `
    SELECT c.id AS uuid, c.caller_number AS number, c.dnis, c.started_at AS startedAt,
      c.switch_name AS switchName
    FROM calls c
    WHERE c.direction = 'inbound' AND c.source <> 'import'
      AND c.started_at >= :from AND c.started_at < :to
      AND c.ended_at IS NOT NULL AND c.outcome IS NULL`,
  still_open: `
    SELECT c.id AS uuid, c.caller_number AS number, c.dnis, c.started_at AS startedAt,
      c.switch_name AS switchName
    FROM calls c
    WHERE c.direction = 'inbound' AND c.source <> 'import'
      AND c.started_at >= :from AND c.started_at < :to
      AND c.ended_at IS NULL AND c.started_at < :stale`,
  // A switch that was killed writes no record of the calls it had; one that went on should have.
  end_lost: `
    SELECT c.id AS uuid, c.caller_number AS number, c.dnis, c.started_at AS startedAt,
      c.switch_name AS switchName
    FROM calls c
    WHERE c.direction = 'inbound' AND c.source <> 'import'
      AND c.started_at >= :from AND c.started_at < :to
      AND c.end_unknown = 1 AND c.cdr_at IS NULL
      AND EXISTS (SELECT 1 FROM cdr_legs l WHERE l.core_uuid = c.core_uuid AND l.begins_call = 1
        AND l.started_at >= :from AND l.ended_at > c.ended_at)`,
  talk_differs: `
    SELECT c.id AS uuid, c.caller_number AS number, c.dnis, c.started_at AS startedAt,
      c.switch_name AS switchName
    FROM cdr_legs l JOIN calls c ON c.id = l.call_id
    WHERE l.begins_call = 1 AND l.started_at >= :from AND l.started_at < :to AND c.outcome IS NOT NULL
      AND (JSON_EXTRACT(l.facts, '$.talkedSinceUs') + 0 > 0) <> (c.outcome = 'answered')`,
}

/** Sets the inbound legs of a business day side by side: what the events told, what the call records say, how each ended. */
export class CompareDay {
  async handle(day: string, now: Date): Promise<ComparedDay> {
    const period = dayPeriod(day)
    const bounds = { from: period.from.toJSDate(), to: period.to.toJSDate() }
    const stale = new Date(now.getTime() - LONGEST_CALL_HOURS * 3_600_000)
    const bySwitch: Record<string, DayFigures> = {}
    const of = (name: string | null) => (bySwitch[name ?? MAIN_SWITCH] ??= noFigures())
    for (const row of await this.#outcomes(bounds)) {
      const figures = of(row.switchName)
      const key = row.open ? 'open' : (row.outcome ?? 'none')
      figures.byOutcome[key] = (figures.byOutcome[key] ?? 0) + Number(row.count)
      figures.calls += Number(row.count)
      figures.filled += Number(row.filled)
      figures.withoutCdr += Number(row.bare)
    }
    const legs: { switchName: string | null; count: number }[] = await db
      .from('cdr_legs')
      .where('begins_call', true)
      .where('started_at', '>=', bounds.from)
      .where('started_at', '<', bounds.to)
      .groupBy('switch_name')
      .select('switch_name as switchName')
      .count('* as count')
    for (const { switchName, count } of legs) of(switchName).cdrs += Number(count)
    const unexplained: UnexplainedLeg[] = []
    for (const kind of UNEXPLAINED_KINDS) {
      const [found] = await db.rawQuery<[Omit<UnexplainedLeg, 'kind'>[]]>(FINDERS[kind], {
        ...bounds,
        stale,
      })
      unexplained.push(...found.map((leg) => ({ ...leg, kind })))
    }
    return { ...sumOf(Object.values(bySwitch)), bySwitch, unexplained }
  }

  #outcomes(bounds: { from: Date; to: Date }): Promise<OutcomeRow[]> {
    return (
      db
        .from('calls')
        .where('direction', 'inbound')
        // Another switch had them: no leg of ours.
        .whereNot('source', 'import')
        .where('started_at', '>=', bounds.from)
        .where('started_at', '<', bounds.to)
        .groupByRaw('switch_name, outcome, ended_at IS NULL')
        .select('switch_name as switchName', 'outcome')
        .select(db.raw('ended_at IS NULL AS open'), db.raw('COUNT(*) AS count'))
        .select(db.raw(`SUM(source = 'cdr') AS filled`), db.raw('SUM(cdr_at IS NULL) AS bare'))
    )
  }
}

type OutcomeRow = {
  switchName: string
  outcome: string | null
  open: number
  count: number
  filled: string
  bare: string
}

function noFigures(): DayFigures {
  return { calls: 0, byOutcome: {}, cdrs: 0, filled: 0, withoutCdr: 0 }
}

function sumOf(parts: readonly DayFigures[]): DayFigures {
  const sum = noFigures()
  for (const part of parts) {
    sum.calls += part.calls
    sum.cdrs += part.cdrs
    sum.filled += part.filled
    sum.withoutCdr += part.withoutCdr
    for (const [outcome, count] of Object.entries(part.byOutcome)) {
      sum.byOutcome[outcome] = (sum.byOutcome[outcome] ?? 0) + count
    }
  }
  return sum
}
