import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { ListPage } from '#core/list_query'
import { maskPhone } from '#core/phone'
import { readable } from '#app/customers/queries/locate_number'
import { browseRange, type DayRange } from '#app/organisation/queries/browse_range'
import type { StoredStage } from '#app/calls/call_row'
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
  /** The outcome, or where a call is that still goes on. */
  state: string
  type: CallType | null
  hangupBy: 'caller' | 'agent' | 'switch' | null
  disposition: string | null
  /** Orders taken on the call, the first one first. */
  orders: { orderNo: string; createdAt: string }[]
}

/** Of all calls that match; seconds of the sum, not the sum of whole seconds. */
export type CallTotals = { calls: number; talkSeconds: number }

export type ListCallsInput = {
  query: Record<string, unknown>
  /** Only the calls of this employee; null shows everybody's. */
  ownerId: number | null
}

type Query = DatabaseQueryBuilderContract<unknown>

/** Calls by day, number, service number, agent and how they went; without days the recent ones (setting `browse_days`). */
export class ListCalls {
  async handle({ query, ownerId }: ListCallsInput) {
    const state = callList.read(query)
    const range = await browseRange(state.filters.days)
    state.filters.days = range
    const page = await callList.rows<Record<string, unknown>, CallTotals>(
      this.#query(ownerId),
      state,
      totalsOf
    )
    const orders = await ordersOf(page.rows.map(({ id }) => id as string))
    const rows = page.rows.map((row) => lineOf(row, orders.get(row.id as string) ?? []))
    return { ...page, rows, range } satisfies ListPage<CallLine, CallTotals> & { range: DayRange }
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
    state: (row.outcome as string | null) ?? STAGE_STATES[row.stage as StoredStage],
    type: row.call_type as CallType | null,
    hangupBy: row.hangup_by as CallLine['hangupBy'],
    disposition: row.disposition as string | null,
    orders,
  }
}
