import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { logisticsRefused } from '#app/logistics/errors'

export type Parcel = {
  shipmentId: number
  orderId: number
  orderNo: string
  carrierId: number
  ownDelivery: boolean
}

/** The parcel of a waybill number that feedback may be given for; otherwise it says why not, and who did what when. */
export class FindParcel {
  async handle(waybillNo: string, client: QueryClientContract): Promise<Parcel> {
    const row = await client
      .from('shipments as s')
      .join('orders as o', 'o.id', 's.order_id')
      .join('carriers as c', 'c.id', 's.carrier_id')
      .where('s.waybill_no', waybillNo.trim())
      .orderBy('s.id', 'desc')
      .select('s.id as shipmentId', 's.status', 's.carrier_id as carrierId', 's.updated_at as at')
      .select('o.id as orderId', 'o.order_no as orderNo', 'c.own')
      .first()
    if (!row) throw logisticsRefused('UNKNOWN_WAYBILL', { field: 'waybillNo', status: 404 })
    if (row.status === 'voided') {
      throw logisticsRefused('WAYBILL_VOIDED', { field: 'waybillNo', status: 409 })
    }
    if (row.status === 'delivered' || row.status === 'returned') {
      const feedback = await client
        .from('feedbacks as f')
        .leftJoin('employees as e', 'e.id', 'f.employee_id')
        .where({ 'f.shipment_id': row.shipmentId, 'f.standing': 1 })
        .select('f.created_at as at', 'e.name as by')
        .first()
      throw logisticsRefused('ALREADY_FED_BACK', {
        field: 'waybillNo',
        status: 409,
        details: {
          at: feedback ? (feedback.at as Date).toISOString() : null,
          by: feedback?.by ?? null,
        },
      })
    }
    return {
      shipmentId: row.shipmentId,
      orderId: row.orderId,
      orderNo: row.orderNo,
      carrierId: row.carrierId,
      ownDelivery: Boolean(row.own),
    }
  }
}
