import db from '@adonisjs/lucid/services/db'
import { DomainError } from '#core/domain_error'
import { type CursorRequest, cursorPage } from '#core/cursor_page'

export type WaybillsForProgramsInput = CursorRequest & { orderId?: number; waybillNo?: string }

type Row = Record<string, unknown> & { id: number }

/** Waybills as other programs read them, newest first, voided ones included: their numbers are spent for ever. */
export class WaybillsForPrograms {
  async handle({ orderId, waybillNo, ...page }: WaybillsForProgramsInput) {
    const query = readable()
    if (orderId !== undefined) query.where('shipments.order_id', orderId)
    if (waybillNo !== undefined) query.where('shipments.waybill_no', waybillNo)
    return cursorPage<Row>(query, 'shipments.id', page)
  }
}

/** One of them by its id. */
export class WaybillForPrograms {
  async handle(shipmentId: number): Promise<Row> {
    const row: Row | null = await readable().where('shipments.id', shipmentId).first()
    if (row) return row
    throw new DomainError({
      status: 404,
      code: 'WAYBILL_NOT_FOUND',
      messageKey: 'logistics.errors.waybill_not_found',
    })
  }
}

function readable() {
  return db
    .from('shipments')
    .join('orders', 'orders.id', 'shipments.order_id')
    .join('carriers as carrier', 'carrier.id', 'shipments.carrier_id')
    .whereNotNull('shipments.waybill_no')
    .select({
      id: 'shipments.id',
      waybillNo: 'shipments.waybill_no',
      carrier: 'carrier.code',
      carrierName: 'carrier.name',
      status: 'shipments.status',
      orderId: 'shipments.order_id',
      orderNo: 'orders.order_no',
      printedAt: 'shipments.printed_at',
      handedOverAt: 'shipments.handed_over_at',
      updatedAt: 'shipments.updated_at',
    })
}
