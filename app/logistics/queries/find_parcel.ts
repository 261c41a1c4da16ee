import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { setting } from '#app/organisation/settings'
import { logisticsRefused } from '#app/logistics/errors'

export type Parcel = {
  shipmentId: number
  waybillNo: string
  orderId: number
  orderNo: string
  carrierId: number
  ownDelivery: boolean
}

type Row = {
  shipmentId: number
  status: string
  waybillNo: string | null
  carrierId: number
  orderId: number
  orderNo: string
  own: number
}

/** Active parcels come before what is over with. */
const OPEN = ['printed', 'handed_over']

/**
 * The parcel of a waybill number (or, for a torn label, of an order number) that feedback may be given for; otherwise it
 * says why not, and who did what when.
 */
export class FindParcel {
  async handle(typed: string, client: QueryClientContract): Promise<Parcel> {
    const number = typed.replaceAll(/\s/g, '')
    const rows = await this.#rows(number, client)
    if (rows.length === 0) await this.#refuseUnprinted(number, client)
    const open = rows.filter(({ status }) => OPEN.includes(status))
    if (open.length > 1) {
      throw logisticsRefused('AMBIGUOUS_WAYBILL', { field: 'waybillNo', status: 409 })
    }
    const row = open[0] ?? rows[0]
    if (row.status === 'voided' || row.status === 'recalled') {
      const last = await this.#last(row.shipmentId, 'voided', client)
      throw logisticsRefused('WAYBILL_VOIDED', {
        field: 'waybillNo',
        status: 409,
        values: last.values,
        details: last.details,
      })
    }
    if (row.status === 'delivered' || row.status === 'returned') {
      const last = await this.#last(row.shipmentId, row.status, client)
      throw logisticsRefused('ALREADY_FED_BACK', {
        field: 'waybillNo',
        status: 409,
        variant: row.status,
        values: last.values,
        details: { result: row.status, orderId: row.orderId, ...last.details },
      })
    }
    if (row.status === 'printed' && (await setting('require_handover'))) {
      throw logisticsRefused('NOT_HANDED_OVER', { field: 'waybillNo', status: 409 })
    }
    return {
      shipmentId: row.shipmentId,
      waybillNo: row.waybillNo!,
      orderId: row.orderId,
      orderNo: row.orderNo,
      carrierId: row.carrierId,
      ownDelivery: Boolean(row.own),
    }
  }

  async #rows(number: string, client: QueryClientContract): Promise<Row[]> {
    const query = () =>
      client
        .from('shipments as s')
        .join('orders as o', 'o.id', 's.order_id')
        .join('carriers as c', 'c.id', 's.carrier_id')
        .whereNotNull('s.waybill_no')
        .orderBy('s.id', 'desc')
        .limit(10)
        .select('s.id as shipmentId', 's.status', 's.waybill_no as waybillNo')
        .select('s.carrier_id as carrierId', 'o.id as orderId', 'o.order_no as orderNo', 'c.own')
    const byWaybill = await query().where('s.waybill_no', number)
    return byWaybill.length > 0 ? byWaybill : query().where('o.order_no', number)
  }

  async #refuseUnprinted(number: string, client: QueryClientContract): Promise<never> {
    const order = await client
      .from('orders')
      .where('order_no', number)
      .whereNull('deleted_at')
      .select('status')
      .first()
    if (!order) throw logisticsRefused('UNKNOWN_WAYBILL', { field: 'waybillNo', status: 404 })
    const code = order.status === 'confirmed' ? 'NOT_PRINTED' : 'NOT_CONFIRMED'
    throw logisticsRefused(code, {
      field: 'waybillNo',
      status: 409,
      details: { orderStatus: order.status },
    })
  }

  /** Who brought the parcel there, and when. */
  async #last(shipmentId: number, event: string, client: QueryClientContract) {
    const last = await client
      .from('waybill_events as w')
      .leftJoin('employees as e', 'e.id', 'w.employee_id')
      .where({ 'w.shipment_id': shipmentId, 'w.event': event })
      .orderBy('w.id', 'desc')
      .select('w.created_at as at', 'e.name as by')
      .first()
    const at: Date | null = last?.at ?? null
    return {
      details: { at: at?.toISOString() ?? null, by: last?.by ?? null },
      values: { at: at ? readable(at) : '—', by: last?.by ?? '—' },
    }
  }
}

/** `11-19 16:20` in the business zone. */
function readable(at: Date): string {
  return DateTime.fromJSDate(at).setZone(BUSINESS_ZONE).toFormat('MM-dd HH:mm')
}
