import db from '@adonisjs/lucid/services/db'
import { maskPhone } from '#core/phone'
import type { Actor } from '#app/orders/actor'
import { orderMachine } from '#app/orders/order_states'
import { afterSalesRefused } from '#app/after_sales/errors'
import {
  type RmaBasis,
  type RmaEvent,
  type RmaKind,
  type RmaReason,
  type RmaStatus,
  rmaMachine,
} from '#app/after_sales/rma'

type Row = {
  id: number
  orderId: number
  orderNo: string
  version: number
  status: RmaStatus
  kind: RmaKind
  basis: RmaBasis
  reason: RmaReason | null
  remark: string | null
  rightUntil: string
  customer: string
  phone: string
  paymentMode: 'cod' | 'prepaid'
  refundFen: number | string | null
  refundMethod: string | null
  refundReference: string | null
  exchangeOrderId: number | null
  exchangeOrderNo: string | null
  deliveredAt: Date
}

/** One case with its goods, what happened to it, and what the asker may do next. */
export class ShowRma {
  async handle({ rmaId, actor }: { rmaId: number; actor: Actor }) {
    const row = await this.#row(rmaId)
    if (!row) throw afterSalesRefused('RMA_NOT_FOUND', { status: 404 })
    const [lines, events] = await Promise.all([this.#lines(row), this.#events(row)])
    return {
      ...row,
      phone: maskPhone(row.phone),
      refundFen: row.refundFen === null ? null : Number(row.refundFen),
      deliveredAt: row.deliveredAt.toISOString(),
      lines,
      events,
      actions: actionsOf(row, actor),
    }
  }

  #row(rmaId: number): Promise<Row | null> {
    return db
      .from('rmas as rma')
      .join('orders', 'orders.id', 'rma.order_id')
      .leftJoin('orders as anew', 'anew.id', 'rma.exchange_order_id')
      .where('rma.id', rmaId)
      .select('rma.id', 'rma.status', 'rma.kind', 'rma.basis', 'rma.reason', 'rma.remark')
      .select('rma.refund_fen as refundFen', 'rma.refund_method as refundMethod')
      .select('rma.refund_reference as refundReference')
      .select('orders.id as orderId', 'orders.order_no as orderNo', 'orders.version')
      .select('orders.receiver_name as customer', 'orders.receiver_phone as phone')
      .select('orders.payment_mode as paymentMode', 'orders.fed_back_at as deliveredAt')
      .select('anew.id as exchangeOrderId', 'anew.order_no as exchangeOrderNo')
      .select(db.raw(`DATE_FORMAT(rma.right_until, '%Y-%m-%d') AS rightUntil`))
      .first()
  }

  /** One line a product: that is how pieces are counted into stock. */
  async #lines({ id, orderId }: Row) {
    const rows = await db
      .from('rma_lines as line')
      .join('order_lines as sold', (join) =>
        join.on('sold.position', 'line.position').onVal('sold.order_id', orderId)
      )
      .where('line.rma_id', id)
      .groupBy('line.product_id')
      .orderByRaw('MIN(line.position)')
      .select('line.product_id as productId')
      .select(
        db.raw('MIN(sold.product_name) AS product, MIN(sold.specification) AS specification'),
        db.raw('SUM(line.quantity) AS quantity'),
        db.raw('SUM(line.quantity * line.unit_price_fen) AS amountFen')
      )
    return rows.map((line) => ({
      ...line,
      quantity: Number(line.quantity),
      amountFen: Number(line.amountFen),
    })) as {
      productId: number
      product: string
      specification: string
      quantity: number
      amountFen: number
    }[]
  }

  async #events({ id, orderId }: Row) {
    const rows = await db
      .from('order_events as event')
      .leftJoin('employees as employee', 'employee.id', 'event.employee_id')
      .where('event.order_id', orderId)
      .where('event.event', 'like', 'rma\\_%')
      .whereRaw(`JSON_VALUE(event.changes, '$.rma') = ?`, [id])
      .orderBy('event.id')
      .select('event.id', 'event.event', 'event.reason', 'event.created_at as at')
      .select('employee.name as by')
    return rows.map((row) => ({ ...row, at: (row.at as Date).toISOString() })) as {
      id: number
      event: string
      reason: string | null
      at: string
      by: string | null
    }[]
  }
}

/** What the case's state lets happen, of its kind, and whether this person may. */
function actionsOf({ status, kind }: Row, actor: Actor): { event: RmaEvent; allowed: boolean }[] {
  const machine = orderMachine(false)
  return rmaMachine
    .events(status)
    .filter((event) => (event !== 'refund' && event !== 'exchange') || event === kind)
    .map((event) => {
      const permission = machine.edge('delivered', `rma_${event}`)?.permission
      return { event, allowed: !permission || actor.may(permission) }
    })
}
