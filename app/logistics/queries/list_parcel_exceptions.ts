import db from '@adonisjs/lucid/services/db'
import { defineList, type ListPage } from '#core/list_query'
import type { OrderStatus } from '#app/orders/order_states'
import { EXCEPTION_KINDS, type ExceptionKind } from '#app/logistics/services/raise_exception'

export type ExceptionNote = { id: number; content: string; by: string; at: string }

export type ParcelExceptionRow = {
  id: number
  kind: ExceptionKind
  carrier: string
  waybillNo: string
  /** Null for a waybill that nobody knows. */
  orderId: number | null
  orderNo: string | null
  orderStatus: OrderStatus | null
  name: string | null
  /** The carrier's own words. */
  message: string | null
  toldAt: string
  resolvedAt: string | null
  resolvedBy: string | null
  /** The oldest first. */
  notes: ExceptionNote[]
}

const exceptionList = defineList({
  sort: { toldAt: 'x.told_at', waybillNo: 'x.waybill_no', kind: 'x.kind', carrier: 'c.name' },
  defaultSort: '-toldAt',
  tieBreaker: 'x.id',
  filters: {
    kind: { rule: 'set', column: 'x.kind', values: EXCEPTION_KINDS },
    carrier: { rule: 'ids', column: 'x.carrier_id' },
    told: { rule: 'days', column: 'x.told_at' },
    open: {
      rule: 'custom',
      read: (text) => (text === 'resolved' ? text : null),
      apply: (query) => void query.whereNull('x.standing'),
    },
    q: { rule: 'contains', column: ['x.waybill_no', 'o.order_no', 'o.receiver_name'] },
  },
})

/** 异常件 (TR25): parcels that need a person; without a filter the open ones, the newest first. */
export class ListParcelExceptions {
  async handle(query: Record<string, unknown>): Promise<ListPage<ParcelExceptionRow>> {
    const state = exceptionList.read(query)
    const rows = db
      .from('parcel_exceptions as x')
      .join('carriers as c', 'c.id', 'x.carrier_id')
      .leftJoin('shipments as s', 's.id', 'x.shipment_id')
      .leftJoin('orders as o', 'o.id', 's.order_id')
      .leftJoin('employees as e', 'e.id', 'x.resolved_by')
      .select('x.id', 'x.kind', 'c.name as carrier', 'x.waybill_no as waybillNo', 'x.message')
      .select('o.id as orderId', 'o.order_no as orderNo', 'o.status as orderStatus')
      .select('o.receiver_name as name', 'x.told_at as toldAt', 'x.resolved_at as resolvedAt')
      .select('e.name as resolvedBy')
      .if(!state.filters.open, (open) => void open.where('x.standing', 1))
    const page = await exceptionList.rows<Record<string, unknown>>(rows, state)
    const notes = await notesOf(page.rows.map(({ id }) => id as number))
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...(row as ParcelExceptionRow),
        toldAt: (row.toldAt as Date).toISOString(),
        resolvedAt: (row.resolvedAt as Date | null)?.toISOString() ?? null,
        notes: notes.get(row.id as number) ?? [],
      })),
    }
  }
}

async function notesOf(ids: number[]): Promise<Map<number, ExceptionNote[]>> {
  const rows = await db
    .from('parcel_exception_notes as n')
    .join('employees as e', 'e.id', 'n.employee_id')
    .whereIn('n.parcel_exception_id', ids)
    .orderBy('n.id')
    .select('n.id', 'n.content', 'e.name as by', 'n.created_at as at')
    .select('n.parcel_exception_id as exceptionId')
  const notes = new Map<number, ExceptionNote[]>()
  for (const { exceptionId, at, ...note } of rows) {
    notes.set(exceptionId, [
      ...(notes.get(exceptionId) ?? []),
      { ...note, at: (at as Date).toISOString() },
    ])
  }
  return notes
}

/** How many wait for somebody. */
export async function countParcelExceptions(): Promise<number> {
  const [{ open }] = await db.from('parcel_exceptions').where('standing', 1).count('* as open')
  return Number(open)
}
