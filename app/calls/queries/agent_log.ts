import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { defineList, type ListPage } from '#core/list_query'
import { browseRange, type DayRange } from '#app/organisation/queries/browse_range'
import { AGENT_STATES } from '#telephony/acd/agent'

export type AgentLogLine = {
  id: number
  employee: string
  staffNo: string
  extension: string | null
  /** Null in the log of sessions. */
  state: string | null
  reason: string | null
  from: string
  /** Null while it lasts. */
  to: string | null
  /** Whole seconds, until now while it lasts. */
  seconds: number
}

/** Of everything that matches, not of the page. */
export type AgentLogTotals = { entries: number; seconds: number }

export type AgentLogPage = ListPage<AgentLogLine, AgentLogTotals> & { range: DayRange }

export const AGENT_LOGS = ['states', 'sessions'] as const
export type AgentLog = (typeof AGENT_LOGS)[number]

const days = (column: string) => ({ rule: 'days', column }) as const
const ids = (column: string) => ({ rule: 'ids', column }) as const

const LISTS = {
  states: defineList({
    sort: { from: 'l.started_at', employee: 'e.staff_no' },
    defaultSort: '-from',
    tieBreaker: 'l.id',
    perPage: 100,
    filters: {
      days: days('l.started_at'),
      agent: ids('l.employee_id'),
      state: { rule: 'set', column: 'l.state', values: AGENT_STATES },
    },
  }),
  sessions: defineList({
    sort: { from: 'l.signed_in_at', employee: 'e.staff_no' },
    defaultSort: '-from',
    tieBreaker: 'l.id',
    perPage: 100,
    filters: { days: days('l.signed_in_at'), agent: ids('l.employee_id') },
  }),
}

const SOURCES = {
  states: { table: 'agent_state_entries', from: 'l.started_at', to: 'l.ended_at' },
  sessions: { table: 'agent_sessions', from: 'l.signed_in_at', to: 'l.signed_out_at' },
}

type Row = Omit<AgentLogLine, 'from' | 'to' | 'seconds'> & { from: Date; to: Date | null }

/** The log of ready and not ready (示忙示闲, S16), or of signing in and out (签入签出, S20), with its totals. */
export class ListAgentLog {
  async handle(log: AgentLog, query: Record<string, unknown>): Promise<AgentLogPage> {
    const list = LISTS[log]
    const { from, to } = SOURCES[log]
    const { state, range } = await readAgentLogQuery(log, query)
    const now = DateTime.utc()
    const page = await list.rows<Row, AgentLogTotals>(entries(log), state, async (filtered) => {
      const lasts = `timestampdiff(microsecond, ${from}, coalesce(${to}, ?))`
      const [sums] = await filtered
        .count('* as entries')
        .select(db.raw(`floor(sum(${lasts}) / 1000000) as seconds`, [now.toJSDate()]))
      const { entries: count, seconds } = sums as unknown as Record<string, unknown>
      return { entries: Number(count), seconds: Number(seconds ?? 0) }
    })
    return { ...page, range, rows: page.rows.map((row) => lineOf(row, now)) }
  }

  /**
   * Every line that matches, in the order of the list, without its pages: read in one statement, because new entries
   * come while it reads and would move the pages.
   */
  async all(log: AgentLog, query: Record<string, unknown>, now: DateTime): Promise<AgentLogLine[]> {
    const list = LISTS[log]
    const { state } = await readAgentLogQuery(log, query)
    const rows = await list.order(list.filter(entries(log), state), state)
    return (rows as Row[]).map((row) => lineOf(row, now))
  }
}

/** The list's state, and the days that it searches when the query names none. */
async function readAgentLogQuery(log: AgentLog, query: Record<string, unknown>) {
  const state = LISTS[log].read(query)
  const range = await browseRange(state.filters.days)
  state.filters.days = range
  return { state, range }
}

function entries(log: AgentLog) {
  const { table, from, to } = SOURCES[log]
  return db
    .from(`${table} as l`)
    .join('employees as e', 'e.id', 'l.employee_id')
    .select('l.id', 'e.name as employee', 'e.staff_no as staffNo', 'l.extension')
    .select(log === 'states' ? ['l.state', 'l.reason'] : [])
    .select(`${from} as from`, `${to} as to`)
}

function lineOf({ from, to, ...row }: Row, now: DateTime): AgentLogLine {
  const end = to?.getTime() ?? now.toMillis()
  return {
    ...row,
    state: row.state ?? null,
    reason: row.reason ?? null,
    from: from.toISOString(),
    to: to?.toISOString() ?? null,
    seconds: Math.max(0, Math.floor((end - from.getTime()) / 1000)),
  }
}
