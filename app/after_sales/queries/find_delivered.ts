import db from '@adonisjs/lucid/services/db'
import { businessDay, readableInstant } from '#core/period'
import { DateTime } from 'luxon'
import { afterSalesRefused } from '#app/after_sales/errors'
import { returnableLines } from '#app/after_sales/queries/returnable_lines'
import { rightUntil } from '#app/after_sales/services/request_rma'

type Row = {
  id: number
  orderNo: string
  version: number
  status: string
  customer: string
  deliveredAt: Date | null
}

/** The delivered order that a customer talks about, by its number: what may go back and until when without a reason. */
export class FindDelivered {
  async handle(orderNo: string) {
    const order: Row | null = await db
      .from('orders')
      .where('order_no', orderNo.trim())
      .whereNull('deleted_at')
      .select('id', 'order_no as orderNo', 'version', 'status', 'receiver_name as customer')
      .select('fed_back_at as deliveredAt')
      .first()
    if (!order) throw afterSalesRefused('ORDER_UNKNOWN', { field: 'orderNo', status: 404 })
    const { deliveredAt, status } = order
    if (status !== 'delivered' || !deliveredAt) {
      throw afterSalesRefused('NOT_DELIVERED', {
        field: 'orderNo',
        status: 409,
        variant: status,
        values: { orderNo: order.orderNo, at: deliveredAt ? readableInstant(deliveredAt) : '—' },
      })
    }
    const until = rightUntil(deliveredAt)
    return {
      id: order.id,
      orderNo: order.orderNo,
      version: order.version,
      customer: order.customer,
      deliveredAt: deliveredAt.toISOString(),
      rightUntil: until,
      within: businessDay(DateTime.utc()) <= until,
      lines: await returnableLines(order.id, db.connection()),
    }
  }
}
