import db from '@adonisjs/lucid/services/db'
import { readableInstant } from '#core/period'
import { orderNotFound } from '#app/orders/errors'
import type { OrderStatus } from '#app/orders/order_states'

/** An order as the desk writes it: to be put right, or to be made anew. Money in fen. */
export type DeskOrder = {
  id: number
  orderNo: string
  status: OrderStatus
  version: number
  customerId: number
  customer: string
  totalFen: number
  stockHold: boolean
  paymentMode: 'cod' | 'prepaid'
  deliveryMethodId: number
  regionId: number | null
  address: string
  instructions: string
  remark: string
  /** The placement that it is credited to, by channel and start in the business time zone. */
  source: { id: number; label: string } | null
  lines: DeskOrderLine[]
}

export type DeskOrderLine = {
  position: number
  productId: number
  shortCode: string
  name: string
  specification: string
  unit: string
  retailPriceFen: number
  floorPriceFen: number
  trialable: boolean
  /** Pieces in all warehouses together now. */
  available: number
  unitPriceFen: number
  quantity: number
  sellingMethod: 'direct' | 'cross_sell' | 'gift'
  isTrial: boolean
}

/** The order with what the desk needs to know of its products today. */
export class FindDeskOrder {
  async handle(orderId: number): Promise<DeskOrder> {
    const order = await db
      .from('orders as o')
      .leftJoin('placements as p', 'p.id', 'o.placement_id')
      .leftJoin('channels as c', 'c.id', 'p.channel_id')
      .where('o.id', orderId)
      .whereNull('o.deleted_at')
      .select('o.*', 'c.name as channel', 'p.starts_at')
      .first()
    if (!order) throw orderNotFound()
    return {
      id: order.id,
      orderNo: order.order_no,
      status: order.status,
      version: order.version,
      customerId: order.customer_id,
      customer: order.receiver_name,
      totalFen: Number(order.total_fen),
      stockHold: Boolean(order.stock_hold),
      paymentMode: order.payment_mode,
      deliveryMethodId: order.delivery_method_id,
      regionId: order.region_id,
      address: order.address,
      instructions: order.delivery_instructions ?? '',
      remark: order.remark ?? '',
      source: order.placement_id
        ? { id: order.placement_id, label: `${order.channel} ${readableInstant(order.starts_at)}` }
        : null,
      lines: await this.#lines(orderId),
    }
  }

  async #lines(orderId: number): Promise<DeskOrderLine[]> {
    const rows = await db
      .from('order_lines as l')
      .join('products as p', 'p.id', 'l.product_id')
      .where('l.order_id', orderId)
      .orderBy('l.position')
      .select({
        position: 'l.position',
        productId: 'l.product_id',
        shortCode: 'p.short_code',
        name: 'l.product_name',
        specification: 'l.specification',
        unit: 'p.unit',
        retailPriceFen: 'p.retail_price_fen',
        floorPriceFen: 'p.floor_price_fen',
        trialable: 'p.trialable',
        unitPriceFen: 'l.unit_price_fen',
        quantity: 'l.quantity',
        sellingMethod: 'l.selling_method',
        isTrial: 'l.is_trial',
      })
      .select(
        db.raw(
          `(SELECT COALESCE(SUM(on_hand - reserved), 0) FROM stock_levels
            WHERE stock_levels.product_id = l.product_id) AS available`
        )
      )
    return rows.map((row) => ({
      ...row,
      trialable: Boolean(row.trialable),
      isTrial: Boolean(row.isTrial),
      available: Number(row.available),
    }))
  }
}
