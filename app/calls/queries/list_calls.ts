import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { FilterValue, ListPage } from '#core/list_query'
import { BUSINESS_ZONE } from '#core/period'
import { maskPhone } from '#core/phone'
import type Employee from '#app/organisation/models/employee'
import { readable } from '#app/customers/queries/locate_number'
import { browseRange, type DayRange } from '#app/organisation/queries/browse_range'
import type { StoredStage } from '#app/calls/call_row'
import { AudibleRecordings } from '#app/calls/queries/audible_recordings'
import { callList } from '#app/calls/queries/call_list'
import type { CallType } from '#app/calls/services/classify_call'

export type CallLine = {
  id: string
  at: string
  direction: 'inbound' | 'outbound' | 'internal'
  /** Masked. */
  number: string
  region: string
  /** The number that was dialled. */
  dnis: string
  serviceNumber: string | null
  customer: { name: string; customerNo: string } | null
  agent: string | null
  /** Whole seconds that have passed. */
  waitSeconds: number
  ringSeconds: number
  talkSeconds: number
  /** Of the conversation. */
  holdSeconds: number
  /** Recordings that may be listened to and whose file is there. */
  recordings: number
  /** The outcome, or where a call is that still goes on. */
  state: string
  type: CallType | null
  hangupBy: 'caller' | 'agent' | 'switch' | null
  disposition: string | null
  /** Another switch had it: it came with a file. */
  imported: boolean
  /** Orders taken on the call, the first one first. */
  orders: { orderNo: string; createdAt: string }[]
}

/** Of all calls that match; seconds of the sum, not the sum of whole seconds. */
export type CallTotals = { calls: number; talkSeconds: number }

export type ListCallsInput = {
  query: Record<string, unknown>
  /** Who looks. */
  employee: Employee
  /** Only the calls of this employee; null shows everybody's. */
  ownerId: number | null
}

/** The chosen rows of the list: these, or all that match except these. */
export type Selection = { all: boolean; keys: string[] }

type Query = DatabaseQueryBuilderContract<unknown>

/** Calls by day, number, service number, agent and how they went; without days the recent ones (setting `browse_days`). */
export class ListCalls {
  async handle({ query, employee, ownerId }: ListCallsInput) {
    const state = callList.read(query)
    const range = await this.#range(state)
    state.filters.days = range
    const page = await callList.rows<Record<string, unknown>, CallTotals>(
      this.#query(ownerId),
      state,
      totalsOf
    )
    const ids = page.rows.map(({ id }) => id as string)
    const orders = await ordersOf(ids)
    const recordings = await this.#recordings(employee, ids)
    const rows = page.rows.map((row) => ({
      ...lineOf(row, orders.get(row.id as string) ?? []),
      recordings: recordings.get(row.id as string) ?? 0,
    }))
    return { ...page, rows, range } satisfies ListPage<CallLine, CallTotals> & { range: DayRange }
  }

  /** One call as a line of the list; null when it is not there, or not the owner's. */
  async one(callId: string, ownerId: number | null): Promise<CallLine | null> {
    const row = (await this.#query(ownerId).where('calls.id', callId).first()) as Record<
      string,
      unknown
    > | null
    if (!row) return null
    const orders = await ordersOf([callId])
    return lineOf(row, orders.get(callId) ?? [])
  }

  async #recordings(employee: Employee, callIds: string[]): Promise<Map<string, number>> {
    const found = await new AudibleRecordings().handle(employee, { callIds })
    const there = found.filter(({ state }) => state === 'ready' || state === 'recording')
    const byCall = Map.groupBy(there, ({ callId }) => callId)
    return new Map([...byCall].map(([callId, list]) => [callId, list.length]))
  }

  /** Missed, answered and dialled calls are those of the month unless told otherwise (T27). */
  async #range({ filters }: { filters: Record<string, FilterValue> }): Promise<DayRange> {
    if (!filters.view || filters.days) return browseRange(filters.days)
    const today = DateTime.now().setZone(BUSINESS_ZONE)
    return { from: today.startOf('month').toISODate()!, to: today.toISODate()! }
  }

  /** Ids of all calls that match, or of the chosen ones among them, newest or first as the list has them. */
  async ids(input: ListCallsInput & { selection: Selection }): Promise<string[]> {
    const { query, ownerId, selection } = input
    const state = callList.read(query)
    state.filters.days = await this.#range(state)
    const rows = callList.order(callList.filter(this.#query(ownerId), state), state)
    if (selection.all) rows.whereNotIn('calls.id', selection.keys)
    else rows.whereIn('calls.id', selection.keys)
    const found = (await rows.clearSelect().select('calls.id as id')) as { id: string }[]
    return found.map(({ id }) => id)
  }

  /** These calls as lines of the list, in the order given. */
  async lines(callIds: readonly string[], ownerId: number | null): Promise<CallLine[]> {
    const rows = (await this.#query(ownerId).whereIn('calls.id', [...callIds])) as Record<
      string,
      unknown
    >[]
    const orders = await ordersOf([...callIds])
    const lines = new Map(
      rows.map((row) => [row.id as string, lineOf(row, orders.get(row.id as string) ?? [])])
    )
    return callIds.flatMap((id) => lines.get(id) ?? [])
  }

  #query(ownerId: number | null): Query {
    const query = db
      .from('calls')
      .leftJoin('customers as customer', 'customer.id', 'calls.customer_id')
      .leftJoin('employees as agent', 'agent.id', 'calls.employee_id')
      .leftJoin('service_numbers as line', 'line.id', 'calls.service_number_id')
      .leftJoin('regions as city', 'city.id', 'calls.region_id')
      .leftJoin('regions as province', 'province.id', 'city.parent_id')
      .leftJoin('dispositions as disposition', 'disposition.id', 'calls.disposition_id')
      .select('calls.*', 'customer.name as customer_name', 'customer.customer_no')
      .select('agent.name as agent', 'line.name as line_name', 'disposition.code as disposition')
      .select('city.name as city', 'province.name as province')
    if (ownerId !== null) query.where('calls.employee_id', ownerId)
    return query
  }
}

async function totalsOf(filtered: Query): Promise<CallTotals> {
  const [row] = await filtered.count('* as calls').sum('calls.talk_ms as talk')
  const { calls, talk } = row as { calls: number; talk: string | null }
  return { calls: Number(calls), talkSeconds: seconds(talk) }
}

async function ordersOf(callIds: string[]): Promise<Map<string, CallLine['orders']>> {
  const found: { call_id: string; order_no: string; created_at: Date }[] = await db
    .from('orders')
    .whereIn('call_id', callIds)
    .whereNull('deleted_at')
    .orderBy('id')
    .select('call_id', 'order_no', 'created_at')
  const orders = Map.groupBy(found, (order) => order.call_id)
  return new Map(
    [...orders].map(([callId, taken]) => [
      callId,
      taken.map((order) => ({
        orderNo: order.order_no,
        createdAt: order.created_at.toISOString(),
      })),
    ])
  )
}

/** What to show of a call that has no outcome yet. Words: `shared.states.call`. */
const STAGE_STATES: Record<StoredStage, string> = {
  created: 'ivr',
  ivr: 'ivr',
  waiting: 'waiting',
  offering: 'offering',
  talking: 'talking',
  after: 'answered',
  ended: 'failed',
}

const seconds = (ms: unknown) => Math.floor(Number(ms) / 1000)

function lineOf(row: Record<string, unknown>, orders: CallLine['orders']): CallLine {
  const city = row.city as string | null
  return {
    id: row.id as string,
    at: (row.started_at as Date).toISOString(),
    direction: row.direction as CallLine['direction'],
    number: maskPhone(row.caller_number as string),
    region: city === null ? '' : readable((row.province as string | null) ?? city, city),
    dnis: row.dnis as string,
    serviceNumber: row.line_name as string | null,
    customer: row.customer_no
      ? { name: row.customer_name as string, customerNo: row.customer_no as string }
      : null,
    agent: row.agent as string | null,
    waitSeconds: seconds(row.wait_ms),
    ringSeconds: seconds(row.ring_ms),
    talkSeconds: seconds(row.talk_ms),
    holdSeconds: seconds(row.hold_ms),
    recordings: 0,
    state: (row.outcome as string | null) ?? STAGE_STATES[row.stage as StoredStage],
    type: row.call_type as CallType | null,
    hangupBy: row.hangup_by as CallLine['hangupBy'],
    disposition: row.disposition as string | null,
    imported: row.source === 'import',
    orders,
  }
}
