import db from '@adonisjs/lucid/services/db'
import { readableInstant } from '#core/period'
import { logisticsRefused } from '#app/logistics/errors'

type Row = { orderId: number; orderNo: string; status: string; receipt: string; shipmentId: number }

/**
 * The returned order of a waybill number, or of an order number when the label is torn. Otherwise it says why the parcel
 * can't be taken in: what its order is, and who brought it there when.
 */
export class FindReturn {
  async handle(typed: string): Promise<number> {
    const number = typed.replaceAll(/\s/g, '')
    const rows = await this.#rows(number)
    const row = rows.find(({ status }) => status === 'returned') ?? rows[0]
    if (!row) throw logisticsRefused('UNKNOWN_WAYBILL', { field: 'waybillNo', status: 404 })
    if (row.status === 'returned' && row.receipt !== 'inspected') return row.orderId
    const last = await this.#last(row)
    const values = {
      orderNo: row.orderNo,
      by: last?.by ?? '—',
      at: last ? readableInstant(last.at) : '—',
    }
    const code = row.status === 'returned' ? 'RETURN_RECEIPT' : 'NOT_RETURNED'
    throw logisticsRefused(code, {
      field: 'waybillNo',
      status: 409,
      variant: row.status === 'returned' ? row.receipt : row.status,
      values,
      details: { orderId: row.orderId, status: row.status, returnReceipt: row.receipt },
    })
  }

  async #rows(number: string): Promise<Row[]> {
    const query = () =>
      db
        .from('orders as o')
        .leftJoin('shipments as s', 's.order_id', 'o.id')
        .whereNull('o.deleted_at')
        .orderBy('s.id', 'desc')
        .limit(10)
        .select('o.id as orderId', 'o.order_no as orderNo', 'o.status', 's.id as shipmentId')
        .select('o.return_receipt as receipt')
    const byWaybill = await query().where('s.waybill_no', number)
    return byWaybill.length > 0 ? byWaybill : query().where('o.order_no', number)
  }

  /** Who brought the order to where it is, and when. */
  #last({ orderId, status, receipt }: Row): Promise<{ at: Date; by: string | null } | null> {
    const query = db
      .from('order_events as event')
      .leftJoin('employees as employee', 'employee.id', 'event.employee_id')
      .where('event.order_id', orderId)
      .orderBy('event.id', 'desc')
      .select('event.created_at as at', 'employee.name as by')
    if (status === 'returned' && receipt === 'inspected') query.where('event.event', 'inspect')
    else
      query.where('event.to_status', status).whereRaw('NOT event.to_status <=> event.from_status')
    return query.first()
  }
}
