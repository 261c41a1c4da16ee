import db from '@adonisjs/lucid/services/db'
import { type DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { groupPhone } from '#core/phone'
import { setting } from '#app/organisation/settings'
import { maskAddress, maskName, maskNumber, maskNumbersIn } from '#app/logistics/label_privacy'
import type { WaybillLabel } from '#app/logistics/templates/waybill_label'

/** Parcels asked for at once. */
const CHUNK = 200

export type WaybillLabelsInput = {
  /** In the order of the document. */
  shipmentIds: number[]
  /** Own delivery by somebody who may print whole numbers; everything else is masked. */
  whole: boolean
  at: DateTime
}

type Row = Record<string, never> & {
  id: number
  orderId: number
  waybillNo: string
  orderNo: string
  carrier: string
  methodCode: string
  methodName: string
  name: string
  phone: string
  phone2: string | null
  province: string
  city: string
  district: string
  address: string
  warehouse: string
  paymentMode: 'cod' | 'prepaid'
  totalFen: number
  request: string | null
  printCount: number
}

/** What the labels of these parcels show. Personal data is masked here, before anything is drawn. */
export class WaybillLabels {
  async handle({ shipmentIds, whole, at }: WaybillLabelsInput): Promise<WaybillLabel[]> {
    const sender = {
      name: await setting('company_name'),
      phone: await setting('company_phone'),
    }
    const printedAt = at.setZone(BUSINESS_ZONE).toFormat('yyyy-MM-dd HH:mm')
    const labels = new Map<number, WaybillLabel>()
    for (let first = 0; first < shipmentIds.length; first += CHUNK) {
      const rows = await this.#parcels(shipmentIds.slice(first, first + CHUNK))
      const goods = await this.#goods(rows.map(({ orderId }) => orderId))
      for (const row of rows) {
        labels.set(row.id, {
          waybillNo: row.waybillNo,
          orderNo: row.orderNo,
          carrier: row.carrier,
          method: { code: row.methodCode, name: row.methodName },
          receiver: receiverOf(row, whole),
          sender: { ...sender, warehouse: row.warehouse },
          goods: goods.get(row.orderId) ?? [],
          collectFen: row.paymentMode === 'cod' ? Number(row.totalFen) : null,
          request: row.request && (whole ? row.request : maskNumbersIn(row.request)),
          reprints: row.printCount - 1,
          printedAt,
        })
      }
    }
    return shipmentIds.flatMap((id) => labels.get(id) ?? [])
  }

  async #parcels(shipmentIds: number[]): Promise<Row[]> {
    return db
      .from('shipments as s')
      .join('orders as o', 'o.id', 's.order_id')
      .join('carriers as c', 'c.id', 's.carrier_id')
      .join('delivery_methods as m', 'm.id', 'o.delivery_method_id')
      .join('warehouses as w', 'w.id', 's.warehouse_id')
      .whereIn('s.id', shipmentIds)
      .whereNotNull('s.waybill_no')
      .select({
        id: 's.id',
        orderId: 'o.id',
        waybillNo: 's.waybill_no',
        orderNo: 'o.order_no',
        carrier: 'c.name',
        methodCode: 'm.code',
        methodName: 'm.name',
        name: 'o.receiver_name',
        phone: 'o.receiver_phone',
        phone2: 'o.receiver_phone2',
        province: 'o.province',
        city: 'o.city',
        district: 'o.district',
        address: 'o.address',
        warehouse: 'w.name',
        paymentMode: 'o.payment_mode',
        totalFen: 'o.total_fen',
        request: 'o.delivery_instructions',
        printCount: 's.print_count',
      })
  }

  async #goods(orderIds: number[]): Promise<Map<number, WaybillLabel['goods']>> {
    const rows = await db
      .from('order_lines')
      .whereIn('order_id', orderIds)
      .orderBy('order_id')
      .orderBy('position')
      .select('order_id', 'product_name', 'specification', 'quantity', 'selling_method', 'is_trial')
    const goods = new Map<number, WaybillLabel['goods']>()
    for (const row of rows) {
      const lines = goods.get(row.order_id) ?? []
      lines.push({
        name: row.product_name,
        specification: row.specification,
        quantity: row.quantity,
        gift: row.selling_method === 'gift',
        trial: Boolean(row.is_trial),
      })
      goods.set(row.order_id, lines)
    }
    return goods
  }
}

function receiverOf(row: Row, whole: boolean): WaybillLabel['receiver'] {
  const region = [...new Set([row.province, row.city, row.district])].filter(Boolean).join(' ')
  if (whole) {
    const phone2 = row.phone2 ? groupPhone(row.phone2) : null
    return { name: row.name, phone: groupPhone(row.phone), phone2, region, address: row.address }
  }
  return {
    name: maskName(row.name),
    phone: maskNumber(row.phone),
    phone2: row.phone2 ? maskNumber(row.phone2) : null,
    region,
    address: maskAddress(row.address),
  }
}
