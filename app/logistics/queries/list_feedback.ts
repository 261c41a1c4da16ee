import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { defineList, type ListPage } from '#core/list_query'
import { browseRange, type DayRange } from '#app/organisation/queries/browse_range'
import { RETURN_REASONS, type ReturnReason } from '#app/logistics/services/record_feedback'

/** 出库反馈明细 (L13): standing feedback; returned in red, trial against non-trial, per courier and carrier. */
export const feedbackList = defineList({
  sort: {
    createdAt: 'f.created_at',
    orderNo: 'o.order_no',
    waybillNo: 's.waybill_no',
    name: 'o.receiver_name',
    result: 'f.result',
    courier: 'courier.staff_no',
    carrier: 'c.name',
    feeFen: 'f.delivery_fee_fen',
    totalFen: 'o.total_fen',
  },
  defaultSort: '-createdAt',
  tieBreaker: 'f.id',
  perPage: 100,
  filters: {
    fed: { rule: 'days', column: 'f.created_at' },
    result: { rule: 'set', column: 'f.result', values: ['delivered', 'returned'] },
    reason: { rule: 'set', column: 'f.reason', values: RETURN_REASONS },
    trial: { rule: 'flag', column: 'o.is_trial' },
    courier: { rule: 'ids', column: 'f.courier_id' },
    carrier: { rule: 'ids', column: 's.carrier_id' },
    number: { rule: 'prefix', column: 'o.order_no' },
    waybill: { rule: 'prefix', column: 's.waybill_no' },
    name: { rule: 'contains', column: 'o.receiver_name' },
  },
})

export type FeedbackLine = {
  id: number
  orderId: number
  /** The order's. */
  version: number
  createdAt: string
  orderNo: string
  waybillNo: string
  name: string
  region: string
  result: 'delivered' | 'returned'
  reason: ReturnReason | null
  isTrial: boolean
  courier: string | null
  carrier: string
  feeFen: number
  totalFen: number
  /** Collected in cash; 0 when paid before, null when it came back. */
  collectedFen: number | null
  remark: string | null
  by: string | null
}

export type FeedbackTotals = {
  delivered: number
  returned: number
  deliveredFen: number
  returnedFen: number
  collectedFen: number
  feeFen: number
}

type Query = DatabaseQueryBuilderContract<unknown>

export class ListFeedback {
  async handle(
    query: Record<string, unknown>
  ): Promise<ListPage<FeedbackLine, FeedbackTotals> & { range: DayRange }> {
    const state = feedbackList.read(query)
    const range = await browseRange(state.filters.fed)
    state.filters.fed = range
    const page = await feedbackList.rows<Record<string, unknown>, FeedbackTotals>(
      this.#query(),
      state,
      totalsOf
    )
    return { ...page, range, rows: page.rows.map(lineOf) }
  }

  #query(): Query {
    return db
      .from('feedbacks as f')
      .join('orders as o', 'o.id', 'f.order_id')
      .join('shipments as s', 's.id', 'f.shipment_id')
      .join('carriers as c', 'c.id', 's.carrier_id')
      .leftJoin('employees as courier', 'courier.id', 'f.courier_id')
      .leftJoin('employees as clerk', 'clerk.id', 'f.employee_id')
      .where('f.standing', 1)
      .select(
        'f.*',
        'o.version',
        'o.order_no',
        'o.receiver_name',
        'o.city',
        'o.district',
        'o.is_trial'
      )
      .select('o.total_fen', 'o.payment_mode', 's.waybill_no', 'c.name as carrier')
      .select('courier.name as courier', 'clerk.name as clerk')
  }
}

async function totalsOf(filtered: Query): Promise<FeedbackTotals> {
  const [row] = (await filtered.select(
    db.raw(`COALESCE(SUM(f.result = 'delivered'), 0) AS delivered`),
    db.raw(`COALESCE(SUM(f.result = 'returned'), 0) AS returned`),
    db.raw(`COALESCE(SUM(IF(f.result = 'delivered', o.total_fen, 0)), 0) AS deliveredFen`),
    db.raw(`COALESCE(SUM(IF(f.result = 'returned', o.total_fen, 0)), 0) AS returnedFen`),
    db.raw(
      `COALESCE(SUM(IF(f.result = 'delivered' AND o.payment_mode = 'cod', o.total_fen, 0)), 0)
        AS collectedFen`
    ),
    db.raw(`COALESCE(SUM(f.delivery_fee_fen), 0) AS feeFen`)
  )) as Record<keyof FeedbackTotals, string>[]
  return {
    delivered: Number(row.delivered),
    returned: Number(row.returned),
    deliveredFen: Number(row.deliveredFen),
    returnedFen: Number(row.returnedFen),
    collectedFen: Number(row.collectedFen),
    feeFen: Number(row.feeFen),
  }
}

function lineOf(row: Record<string, unknown>): FeedbackLine {
  const delivered = row.result === 'delivered'
  return {
    id: Number(row.id),
    orderId: row.order_id as number,
    version: row.version as number,
    createdAt: (row.created_at as Date).toISOString(),
    orderNo: row.order_no as string,
    waybillNo: row.waybill_no as string,
    name: row.receiver_name as string,
    region: [row.city, row.district].filter(Boolean).join(' '),
    result: row.result as FeedbackLine['result'],
    reason: row.reason as ReturnReason | null,
    isTrial: Boolean(row.is_trial),
    courier: row.courier as string | null,
    carrier: row.carrier as string,
    feeFen: Number(row.delivery_fee_fen),
    totalFen: Number(row.total_fen),
    collectedFen: delivered ? (row.payment_mode === 'cod' ? Number(row.total_fen) : 0) : null,
    remark: row.remark as string | null,
    by: row.clerk as string | null,
  }
}
