import db from '@adonisjs/lucid/services/db'
import { maskPhone } from '#core/phone'
import type { Actor } from '#app/orders/actor'
import { orderNotFound } from '#app/orders/errors'
import type { ReturnReceipt } from '#app/orders/facet_states'
import type { OrderStatus } from '#app/orders/order_states'
import { leadsWarehouse } from '#app/orders/policies/order_policy'

/** A returned order as the warehouse takes it in: its goods by product, and what happened to them so far. */
export class ShowReturn {
  async handle({ orderId, actor }: { orderId: number; actor: Actor }) {
    const order = await this.#order(orderId)
    if (!order) throw orderNotFound()
    const [lines, events] = await Promise.all([this.#lines(orderId), this.#events(orderId)])
    return {
      id: order.id as number,
      orderNo: order.orderNo as string,
      version: order.version as number,
      status: order.status as OrderStatus,
      receipt: order.receipt as ReturnReceipt,
      waybillNo: order.waybillNo as string | null,
      name: order.name as string,
      phone: maskPhone(order.phone),
      warehouse: order.warehouse as string | null,
      reason: order.reason as string | null,
      remark: order.remark as string | null,
      fedBackAt: (order.fedBackAt as Date | null)?.toISOString() ?? null,
      lines,
      events,
      mayCorrect: leadsWarehouse(actor) && order.receipt !== 'inspected',
    }
  }

  #order(orderId: number) {
    return db
      .from('orders as o')
      .leftJoin('warehouses as w', 'w.id', 'o.warehouse_id')
      .joinRaw('LEFT JOIN feedbacks f ON f.order_id = o.id AND f.standing = 1')
      .leftJoin('shipments as s', 's.id', 'f.shipment_id')
      .where('o.id', orderId)
      .where('o.status', 'returned')
      .select('o.id', 'o.order_no as orderNo', 'o.version', 'o.status')
      .select('o.return_receipt as receipt', 'o.receiver_name as name', 'o.receiver_phone as phone')
      .select('o.fed_back_at as fedBackAt', 'w.name as warehouse', 'f.reason', 'f.remark')
      .select('s.waybill_no as waybillNo')
      .first()
  }

  /** One line a product: that is how pieces are counted into stock. */
  async #lines(orderId: number) {
    const rows = await db
      .from('order_lines')
      .where('order_id', orderId)
      .groupBy('product_id')
      .orderByRaw('MIN(position)')
      .select('product_id as productId')
      .select(db.raw('MIN(product_name) AS product, MIN(specification) AS specification'))
      .sum('quantity as quantity')
    return rows.map((row) => ({ ...row, quantity: Number(row.quantity) })) as {
      productId: number
      product: string
      specification: string
      quantity: number
    }[]
  }

  async #events(orderId: number) {
    const rows = await db
      .from('order_events as event')
      .leftJoin('employees as employee', 'employee.id', 'event.employee_id')
      .where('event.order_id', orderId)
      .whereIn('event.event', [
        'hand_over',
        'feedback_returned',
        'receive_goods',
        'correct_feedback',
      ])
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
