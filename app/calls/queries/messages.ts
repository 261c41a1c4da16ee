import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { defineList, type ListPage } from '#core/list_query'
import { maskPhone } from '#core/phone'
import type Employee from '#app/organisation/models/employee'
import { AudibleRecordings } from '#app/calls/queries/audible_recordings'
import { showRecordings, type ShownRecording } from '#app/calls/queries/shown_recordings'
import { inBoxes, visibleBoxes, type VisibleBoxes } from '#app/calls/queries/visible_boxes'

export const MESSAGE_STATES = ['new', 'heard', 'deleted'] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

export type MessageLine = {
  id: number
  callId: string
  at: string
  /** Of the caller, masked. */
  number: string
  customer: { name: string; customerNo: string } | null
  /** The number that was dialled. */
  dnis: string
  /** The extension or the group's number, and whose it is. */
  box: string
  owner: string | null
  seconds: number | null
  state: MessageState
  heard: { at: string; by: string | null } | null
}

type Query = DatabaseQueryBuilderContract<unknown>

function inState(query: Query, state: string) {
  if (state === 'deleted') query.where('r.state', 'deleted')
  else {
    query.where('r.state', 'ready')
    if (state === 'new') query.whereNull('m.heard_at')
    else query.whereNotNull('m.heard_at')
  }
}

const LIST = defineList({
  sort: { at: 'm.left_at', box: 'm.box' },
  defaultSort: '-at',
  tieBreaker: 'm.id',
  perPage: 100,
  filters: {
    days: { rule: 'days', column: 'm.left_at' },
    state: {
      rule: 'custom',
      read: (text) => ((MESSAGE_STATES as readonly string[]).includes(text) ? text : null),
      apply: inState,
    },
  },
})

type Row = {
  id: number
  recording_id: number
  call_id: string
  left_at: Date
  caller_number: string
  dnis: string
  customer: string | null
  customer_no: string | null
  box: string
  owner: string | null
  group_name: string | null
  duration_ms: number | null
  state: string
  heard_at: Date | null
  heard_by: string | null
}

/** What callers left in the boxes that an employee sees, newest first. */
export class ListMessages {
  async handle(employee: Employee, query: Record<string, unknown>): Promise<ListPage<MessageLine>> {
    const page = await LIST.rows<Row>(messages(await visibleBoxes(employee)), LIST.read(query))
    return { ...page, rows: page.rows.map(lineOf) }
  }
}

export type ShownMessage = { line: MessageLine; recording: ShownRecording }

/** One message with its recording; null when there is none in a box that the employee sees. */
export class ShowMessage {
  async handle(employee: Employee, messageId: number): Promise<ShownMessage | null> {
    const row = (await messages(await visibleBoxes(employee))
      .where('m.id', messageId)
      .first()) as Row | null
    if (!row) return null
    const audible = await new AudibleRecordings().handle(employee, { ids: [row.recording_id] })
    const [recording] = await showRecordings(audible)
    return { line: lineOf(row), recording }
  }
}

/** How many messages in these boxes nobody has heard. */
export async function countUnheard(boxes: VisibleBoxes): Promise<number> {
  const query = db
    .from('voicemail_messages as m')
    .join('recordings as r', 'r.id', 'm.recording_id')
    .where('r.state', 'ready')
    .whereNull('m.heard_at')
  inBoxes(query, boxes)
  const [counted] = await query.count('* as count')
  return Number(counted.count)
}

/** Such a message is there once its file is. */
function messages(boxes: VisibleBoxes): Query {
  const query = db
    .from('voicemail_messages as m')
    .join('recordings as r', 'r.id', 'm.recording_id')
    .join('calls as c', 'c.id', 'm.call_id')
    .leftJoin('customers as customer', 'customer.id', 'c.customer_id')
    .leftJoin('employees as owner', 'owner.id', 'm.employee_id')
    .leftJoin('acd_groups as g', 'g.id', 'm.acd_group_id')
    .leftJoin('employees as hearer', 'hearer.id', 'm.heard_by')
    .whereIn('r.state', ['ready', 'deleted'])
    .select('m.*', 'c.caller_number', 'c.dnis', 'customer.name as customer')
    .select('customer.customer_no', 'owner.name as owner', 'g.name as group_name')
    .select('r.duration_ms', 'r.state', 'hearer.name as heard_by')
  inBoxes(query, boxes)
  return query
}

function lineOf(row: Row): MessageLine {
  const heardState = row.heard_at ? 'heard' : 'new'
  return {
    id: Number(row.id),
    callId: row.call_id,
    at: row.left_at.toISOString(),
    number: maskPhone(row.caller_number),
    customer:
      row.customer !== null && row.customer_no !== null
        ? { name: row.customer, customerNo: row.customer_no }
        : null,
    dnis: row.dnis,
    box: row.box,
    owner: row.owner ?? row.group_name,
    seconds: row.duration_ms === null ? null : Math.round(row.duration_ms / 1000),
    state: row.state === 'deleted' ? 'deleted' : heardState,
    heard: row.heard_at && { at: row.heard_at.toISOString(), by: row.heard_by },
  }
}
