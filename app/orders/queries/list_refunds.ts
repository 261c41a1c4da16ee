import db from '@adonisjs/lucid/services/db'
import { defineList, type ListPage } from '#core/list_query'
import { REFUND_STATUSES, type OrderStatus } from '#app/orders/order_states'

export type RefundRow = {
  id: number
  orderNo: string
  status: OrderStatus
  version: number
  customer: string
  taker: string
  totalFen: number
  /** The ledger's sum: what has to go back. */
  owedFen: number
  /** How the last payment came: the way that the money goes back. */
  method: string
  reference: string
  /** ISO instant from which on it is owed. */
  owedSince: string
  reason: string | null
}

export type RefundTotals = { owedFen: number }

/** Since when: the last event that brought the order where it stands. */
const ENDING = `(SELECT max(event.id) FROM order_events event
  WHERE event.order_id = orders.id AND event.to_status = orders.status AND event.from_status <> event.to_status)`
const LAST_PAYMENT = `(SELECT max(payment.id) FROM payments payment
  WHERE payment.order_id = orders.id AND payment.kind = 'payment')`

const refundList = defineList({
  sort: { owedSince: 'ending.created_at', orderNo: 'orders.order_no', owed: 'orders.paid_fen' },
  defaultSort: 'owedSince',
  tieBreaker: 'orders.id',
  filters: {
    q: { rule: 'contains', column: ['orders.order_no', 'orders.receiver_name'] },
    status: { rule: 'set', column: 'orders.status', values: REFUND_STATUSES },
  },
})

/** 待退款: cancelled and revoked orders whose payments were not all given back, longest owed first. */
export class ListRefunds {
  async handle(query: Record<string, unknown>): Promise<ListPage<RefundRow, RefundTotals>> {
    const owed = db
      .from('orders')
      .join('employees as taker', 'taker.id', 'orders.employee_id')
      .leftJoin('order_events as ending', 'ending.id', db.raw(ENDING) as never)
      .leftJoin('payments as paid', 'paid.id', db.raw(LAST_PAYMENT) as never)
      .whereIn('orders.status', [...REFUND_STATUSES])
      .where('orders.paid_fen', '>', 0)
      .whereNull('orders.deleted_at')
      .select({
        id: 'orders.id',
        orderNo: 'orders.order_no',
        status: 'orders.status',
        version: 'orders.version',
        customer: 'orders.receiver_name',
        taker: 'taker.name',
        totalFen: 'orders.total_fen',
        owedFen: 'orders.paid_fen',
        method: 'paid.method',
        reference: 'paid.reference',
        owedSince: 'ending.created_at',
        reason: 'ending.reason',
      })
    const page = await refundList.rows<Record<string, unknown>, RefundTotals>(
      owed,
      refundList.read(query),
      async (filtered) => {
        const [sum] = (await filtered.sum('orders.paid_fen as fen')) as { fen: string | null }[]
        return { owedFen: Number(sum?.fen ?? 0) }
      }
    )
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...(row as RefundRow),
        totalFen: Number(row.totalFen),
        owedFen: Number(row.owedFen),
        owedSince: (row.owedSince as Date).toISOString(),
      })),
    }
  }
}
