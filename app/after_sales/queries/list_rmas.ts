import db from '@adonisjs/lucid/services/db'
import { defineList, type ListPage } from '#core/list_query'
import {
  RMA_KINDS,
  RMA_STATUSES,
  type RmaBasis,
  type RmaKind,
  type RmaReason,
  type RmaStatus,
} from '#app/after_sales/rma'

export type RmaRow = {
  id: number
  orderId: number
  orderNo: string
  status: RmaStatus
  kind: RmaKind
  basis: RmaBasis
  reason: RmaReason | null
  customer: string
  goods: string
  pieces: number
  /** What the goods cost, in fen. */
  amountFen: number
  refundFen: number | null
  /** The last business day of the right to return without a reason. */
  rightUntil: string
  requestedBy: string
  createdAt: string
}

/** How many cases wait at each step, whatever is filtered. */
export type RmaTotals = Partial<Record<RmaStatus, number>>

const rmaList = defineList({
  sort: { createdAt: 'rma.created_at', orderNo: 'orders.order_no', rightUntil: 'rma.right_until' },
  defaultSort: 'createdAt',
  tieBreaker: 'rma.id',
  filters: {
    status: { rule: 'set', column: 'rma.status', values: RMA_STATUSES },
    kind: { rule: 'set', column: 'rma.kind', values: RMA_KINDS },
    q: { rule: 'contains', column: ['orders.order_no', 'orders.receiver_name'] },
  },
})

/** 售后: the cases, the oldest first; without a filter, those that are not closed. */
export class ListRmas {
  async handle(query: Record<string, unknown>): Promise<ListPage<RmaRow, RmaTotals>> {
    const state = rmaList.read(query)
    state.filters.status ??= RMA_STATUSES.filter((status) => status !== 'closed')
    const page = await rmaList.rows<Record<string, unknown>, RmaTotals>(this.#query(), state, () =>
      this.#waiting()
    )
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...(row as RmaRow),
        pieces: Number(row.pieces),
        amountFen: Number(row.amountFen),
        refundFen: row.refundFen === null ? null : Number(row.refundFen),
        createdAt: (row.createdAt as Date).toISOString(),
      })),
    }
  }

  #query() {
    const lines = (what: string) =>
      `(SELECT ${what} FROM rma_lines line WHERE line.rma_id = rma.id)`
    return db
      .from('rmas as rma')
      .join('orders', 'orders.id', 'rma.order_id')
      .join('employees as employee', 'employee.id', 'rma.requested_by')
      .select('rma.id', 'rma.status', 'rma.kind', 'rma.basis', 'rma.reason')
      .select('rma.refund_fen as refundFen', 'rma.created_at as createdAt')
      .select('orders.id as orderId', 'orders.order_no as orderNo')
      .select('orders.receiver_name as customer', 'employee.name as requestedBy')
      .select(
        db.raw(`DATE_FORMAT(rma.right_until, '%Y-%m-%d') AS rightUntil`),
        db.raw(`${lines('SUM(line.quantity)')} AS pieces`),
        db.raw(`${lines('SUM(line.quantity * line.unit_price_fen)')} AS amountFen`),
        db.raw(
          `(SELECT GROUP_CONCAT(sold.product_name ORDER BY sold.position SEPARATOR '、')
            FROM rma_lines line JOIN order_lines sold ON sold.order_id = rma.order_id
              AND sold.position = line.position WHERE line.rma_id = rma.id) AS goods`
        )
      )
  }

  async #waiting(): Promise<RmaTotals> {
    const rows: { status: RmaStatus; cases: number }[] = await db
      .from('rmas')
      .where('open', 1)
      .groupBy('status')
      .select('status')
      .count('* as cases')
    return Object.fromEntries(rows.map(({ status, cases }) => [status, Number(cases)]))
  }
}
