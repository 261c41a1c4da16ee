import db from '@adonisjs/lucid/services/db'
import { defineList, type ListPage } from '#core/list_query'
import type { OrderStatus } from '#app/orders/order_states'
import {
  REVOCATION_STATUSES,
  REVOCATION_WISHES,
  type RevocationStatus,
  type RevocationWish,
} from '#app/orders/revocation_requests'

export type RevocationRow = {
  id: number
  orderId: number
  orderNo: string
  version: number
  orderStatus: OrderStatus
  waybillNo: string | null
  customer: string
  totalFen: number
  wish: RevocationWish
  reason: string
  status: RevocationStatus
  requestedBy: string
  createdAt: string
  answeredBy: string | null
  answer: string | null
  answeredAt: string | null
}

const requestList = defineList({
  sort: { createdAt: 'request.created_at', orderNo: 'orders.order_no' },
  defaultSort: 'createdAt',
  tieBreaker: 'request.id',
  filters: {
    status: { rule: 'set', column: 'request.status', values: REVOCATION_STATUSES },
    wish: { rule: 'set', column: 'request.wish', values: REVOCATION_WISHES },
    q: { rule: 'contains', column: ['orders.order_no', 'orders.receiver_name'] },
  },
})

/** 撤单请求: what sales asks the warehouse to take back, the oldest first; without a filter, what waits for an answer. */
export class ListRevocationRequests {
  async handle(query: Record<string, unknown>): Promise<ListPage<RevocationRow>> {
    const state = requestList.read(query)
    state.filters.status ??= ['open']
    const requests = db
      .from('revocation_requests as request')
      .join('orders', 'orders.id', 'request.order_id')
      .join('employees as asker', 'asker.id', 'request.requested_by')
      .leftJoin('employees as answerer', 'answerer.id', 'request.answered_by')
      .joinRaw(
        `LEFT JOIN shipments shipment ON shipment.id = (SELECT MAX(last.id) FROM shipments last
           WHERE last.order_id = orders.id AND last.waybill_no IS NOT NULL)`
      )
      .select('request.id', 'request.wish', 'request.reason', 'request.status', 'request.answer')
      .select('request.created_at as createdAt', 'request.answered_at as answeredAt')
      .select('orders.id as orderId', 'orders.order_no as orderNo', 'orders.version')
      .select('orders.status as orderStatus', 'orders.receiver_name as customer')
      .select('orders.total_fen as totalFen', 'shipment.waybill_no as waybillNo')
      .select('asker.name as requestedBy', 'answerer.name as answeredBy')
    const page = await requestList.rows<Record<string, unknown>>(requests, state)
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...(row as RevocationRow),
        totalFen: Number(row.totalFen),
        createdAt: (row.createdAt as Date).toISOString(),
        answeredAt: (row.answeredAt as Date | null)?.toISOString() ?? null,
      })),
    }
  }
}
