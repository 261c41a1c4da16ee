import db from '@adonisjs/lucid/services/db'
import { defineList, type ListPage } from '#core/list_query'
import { RETURN_REASONS, type ReturnReason } from '#app/logistics/services/record_feedback'

export const RECEIPT_STATES = ['expected', 'received', 'inspected'] as const

export type ReturnRow = {
  id: number
  orderNo: string
  waybillNo: string
  name: string
  region: string
  goods: string
  pieces: number
  receipt: (typeof RECEIPT_STATES)[number]
  reason: ReturnReason | null
  carrier: string
  courier: string | null
  warehouse: string | null
  fedBackAt: string
}

/** How many wait at each step, whatever is filtered. */
export type ReturnTotals = Record<'expected' | 'received', number>

const returnList = defineList({
  sort: {
    fedBackAt: 'o.fed_back_at',
    orderNo: 'o.order_no',
    waybillNo: 's.waybill_no',
    name: 'o.receiver_name',
    carrier: 'c.name',
  },
  defaultSort: 'fedBackAt',
  tieBreaker: 'o.id',
  filters: {
    receipt: { rule: 'set', column: 'o.return_receipt', values: RECEIPT_STATES },
    reason: { rule: 'set', column: 'f.reason', values: RETURN_REASONS },
    fed: { rule: 'days', column: 'o.fed_back_at' },
    q: { rule: 'contains', column: ['o.order_no', 's.waybill_no', 'o.receiver_name'] },
  },
})

/** 退货: returned orders whose goods are to come, to be inspected or done with; the oldest first. Without a filter, the open ones. */
export class ListReturns {
  async handle(query: Record<string, unknown>): Promise<ListPage<ReturnRow, ReturnTotals>> {
    const state = returnList.read(query)
    state.filters.receipt ??= ['expected', 'received']
    const page = await returnList.rows<Record<string, unknown>, ReturnTotals>(
      this.#query(),
      state,
      () => this.#waiting()
    )
    return { ...page, rows: page.rows.map(rowOf) }
  }

  #query() {
    return db
      .from('orders as o')
      .joinRaw('JOIN feedbacks f ON f.order_id = o.id AND f.standing = 1')
      .join('shipments as s', 's.id', 'f.shipment_id')
      .join('carriers as c', 'c.id', 's.carrier_id')
      .leftJoin('employees as courier', 'courier.id', 'f.courier_id')
      .leftJoin('warehouses as w', 'w.id', 'o.warehouse_id')
      .where('o.status', 'returned')
      .select('o.id', 'o.order_no as orderNo', 's.waybill_no as waybillNo')
      .select('o.receiver_name as name', 'o.city', 'o.district', 'o.return_receipt as receipt')
      .select('o.fed_back_at as fedBackAt', 'f.reason', 'c.name as carrier')
      .select('courier.name as courier', 'w.name as warehouse')
      .select(
        db.raw(
          `(SELECT GROUP_CONCAT(line.product_name ORDER BY line.position SEPARATOR '、')
            FROM order_lines line WHERE line.order_id = o.id) AS goods`
        ),
        db.raw(
          `(SELECT SUM(line.quantity) FROM order_lines line WHERE line.order_id = o.id) AS pieces`
        )
      )
  }

  async #waiting(): Promise<ReturnTotals> {
    const rows: { receipt: string; orders: number }[] = await db
      .from('orders')
      .whereIn('return_receipt', ['expected', 'received'])
      .where('status', 'returned')
      .groupBy('return_receipt')
      .select('return_receipt as receipt')
      .count('* as orders')
    const of = (receipt: string) => Number(rows.find((row) => row.receipt === receipt)?.orders ?? 0)
    return { expected: of('expected'), received: of('received') }
  }
}

function rowOf({ city, district, ...row }: Record<string, unknown>): ReturnRow {
  return {
    ...(row as ReturnRow),
    region: [...new Set([city, district])].filter(Boolean).join(' '),
    pieces: Number(row.pieces),
    fedBackAt: (row.fedBackAt as Date).toISOString(),
  }
}
