import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { CodState } from '#app/orders/facet_states'
import type { OrderStatus } from '#app/orders/order_states'
import type { CodParty } from '#app/logistics/cod'

/** A parcel as a line of a statement names it. */
export type CodParcel = {
  waybillNo: string
  orderId: number
  orderNo: string
  status: OrderStatus
  paymentMode: 'cod' | 'prepaid'
  codState: CodState
  totalFen: number
  /** Received of it so far, the agreed fee included. */
  remittedFen: number
  /** Who has the money: the carrier that brought the parcel, or the courier of our own who did. */
  party: CodParty
}

type Row = Omit<CodParcel, 'party'> & {
  carrierId: number
  own: number
  courierId: number | null
}

/** The parcels of these waybill numbers that were not taken back before they left, by number. */
export class CodParcels {
  async handle(
    waybillNos: readonly string[],
    client: QueryClientContract
  ): Promise<Map<string, CodParcel[]>> {
    const found = new Map<string, CodParcel[]>()
    if (waybillNos.length === 0) return found
    const rows: Row[] = await client
      .from('shipments as s')
      .join('orders as o', 'o.id', 's.order_id')
      .join('carriers as c', 'c.id', 's.carrier_id')
      .leftJoin('feedbacks as f', (join) =>
        join.on('f.shipment_id', 's.id').andOnVal('f.standing', 1)
      )
      .whereIn('s.waybill_no', [...new Set(waybillNos)])
      .whereNotIn('s.status', ['voided', 'recalled'])
      .whereNull('o.deleted_at')
      .select(
        's.waybill_no as waybillNo',
        's.carrier_id as carrierId',
        'c.own',
        'f.courier_id as courierId'
      )
      .select('o.id as orderId', 'o.order_no as orderNo', 'o.status', 'o.total_fen as totalFen')
      .select('o.payment_mode as paymentMode', 'o.cod_state as codState')
      .select(
        client.raw(
          `(SELECT COALESCE(SUM(e.amount_fen), 0) FROM cod_entries e
            WHERE e.order_id = o.id AND e.kind = 'remitted') AS remittedFen`
        )
      )
    for (const { carrierId, own, courierId, ...row } of rows) {
      const party: CodParty =
        own && courierId !== null ? { carrierId: null, courierId } : { carrierId, courierId: null }
      const parcel = {
        ...row,
        totalFen: Number(row.totalFen),
        remittedFen: Number(row.remittedFen),
        party,
      }
      found.set(row.waybillNo, [...(found.get(row.waybillNo) ?? []), parcel])
    }
    return found
  }
}
