import db from '@adonisjs/lucid/services/db'
import { type PushMeaning, pushMeaning } from '#app/logistics/carriers/push_states'
import type { ExceptionKind } from '#app/logistics/services/raise_exception'

export type ParcelTrack = {
  shipmentId: number
  waybillNo: string
  carrier: string
  /** What the carrier told last; null when it told nothing yet. */
  meaning: PushMeaning | null
  /** Matters that are open. */
  exceptions: ExceptionKind[]
  /** The newest first. */
  events: { id: number; at: string; content: string; place: string | null }[]
}

/** The way of each parcel of an order, as its carrier tells it; parcels without news are left out. */
export class ShowParcelTracks {
  async handle(orderId: number): Promise<ParcelTrack[]> {
    const parcels = await db
      .from('shipments as s')
      .join('carriers as c', 'c.id', 's.carrier_id')
      .join('orders as o', 'o.id', 's.order_id')
      .where('s.order_id', orderId)
      .whereNull('o.deleted_at')
      .whereNotNull('s.waybill_no')
      .orderBy('s.id', 'desc')
      .select('s.id', 's.waybill_no as waybillNo', 'c.name as carrier', 's.tracking_state as state')
    const ids = parcels.map(({ id }) => id as number)
    const [events, exceptions] = await Promise.all([
      db
        .from('tracking_events')
        .whereIn('shipment_id', ids)
        .orderBy([
          { column: 'happened_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .select('id', 'shipment_id', 'happened_at', 'content', 'place'),
      db.from('parcel_exceptions').whereIn('shipment_id', ids).where('standing', 1).orderBy('id'),
    ])
    return parcels
      .map(({ id, waybillNo, carrier, state }) => ({
        shipmentId: id,
        waybillNo,
        carrier,
        meaning: state === null ? null : pushMeaning(state),
        exceptions: exceptions.filter((row) => row.shipment_id === id).map(({ kind }) => kind),
        events: events
          .filter((row) => row.shipment_id === id)
          .map((row) => ({
            id: Number(row.id),
            at: (row.happened_at as Date).toISOString(),
            content: row.content,
            place: row.place,
          })),
      }))
      .filter(({ events: told, exceptions: open }) => told.length > 0 || open.length > 0)
  }
}
