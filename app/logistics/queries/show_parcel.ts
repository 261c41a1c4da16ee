import db from '@adonisjs/lucid/services/db'
import { maskPhone } from '#core/phone'
import { FindParcel } from '#app/logistics/queries/find_parcel'
import { contentOf } from '#app/logistics/queries/order_content'

/** What the feedback station shows of a scanned parcel; refuses what cannot be fed back, and says why. */
export class ShowParcel {
  async handle({ waybillNo }: { waybillNo: string }) {
    const parcel = await new FindParcel().handle(waybillNo, db.connection())
    const [order, lines] = await Promise.all([
      db
        .from('orders as o')
        .join('shipments as s', 's.order_id', 'o.id')
        .join('carriers as c', 'c.id', 's.carrier_id')
        .where('s.id', parcel.shipmentId)
        .select({
          status: 'o.status',
          name: 'o.receiver_name',
          phone: 'o.receiver_phone',
          province: 'o.province',
          city: 'o.city',
          district: 'o.district',
          address: 'o.address',
          totalFen: 'o.total_fen',
          paymentMode: 'o.payment_mode',
          isTrial: 'o.is_trial',
          carrier: 'c.name',
          printedAt: 's.printed_at',
          handedOverAt: 's.handed_over_at',
        })
        .firstOrFail(),
      contentOf(parcel.orderId),
    ])
    return {
      waybillNo: parcel.waybillNo,
      orderId: parcel.orderId,
      orderNo: parcel.orderNo,
      ownDelivery: parcel.ownDelivery,
      status: order.status as string,
      name: order.name as string,
      phone: maskPhone(order.phone),
      region: [...new Set([order.province, order.city, order.district])].filter(Boolean).join(''),
      district: (order.district || order.city) as string,
      address: order.address as string,
      /** To collect on delivery; null when the order is paid. */
      collectFen: order.paymentMode === 'cod' ? Number(order.totalFen) : null,
      isTrial: Boolean(order.isTrial),
      carrier: order.carrier as string,
      /** Since when it is out, or printed while it has not been handed over. */
      since: ((order.handedOverAt ?? order.printedAt) as Date).toISOString(),
      lines,
    }
  }
}
