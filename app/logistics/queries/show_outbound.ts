import db from '@adonisjs/lucid/services/db'
import { maskPhone } from '#core/phone'
import { setting } from '#app/organisation/settings'
import type { Actor } from '#app/orders/actor'
import { orderNotFound } from '#app/orders/errors'
import { type OrderEvent, type OrderStatus, orderMachine } from '#app/orders/order_states'
import { contentOf } from '#app/logistics/queries/order_content'

/** What the warehouse can do with an order on its own page. */
const WAREHOUSE_EVENTS = [
  'print',
  'hand_over',
  'reprint',
  'revoke',
  'cancel',
  'void_wrong_order',
  'void_customer_cancelled',
] as const satisfies OrderEvent[]

/** 出库内容 (L01): one order as the warehouse sees it, its parcels' history, and what the asker may do. */
export class ShowOutbound {
  async handle({ orderId, actor }: { orderId: number; actor: Actor }) {
    const order = await this.#order(orderId)
    if (!order) throw orderNotFound()
    const [lines, events] = await Promise.all([contentOf(orderId), this.#events(orderId)])
    const machine = orderMachine(await setting('require_handover'))
    const status = order.status as OrderStatus
    const actions = WAREHOUSE_EVENTS.flatMap((event) => {
      const edge = machine.edge(status, event)
      if (!edge) return []
      const mayVoid = !event.startsWith('void_') || actor.may('waybills.void')
      const allowed = mayVoid && (!edge.permission || actor.may(edge.permission))
      return [{ event, allowed }]
    })
    return {
      id: order.id as number,
      orderNo: order.orderNo as string,
      status,
      version: order.version as number,
      methodId: order.methodId as number,
      method: `${order.methodCode} ${order.method}`,
      warehouse: order.warehouse as string | null,
      name: order.name as string,
      phone: maskPhone(order.phone),
      region: [...new Set([order.province, order.city, order.district])].filter(Boolean).join(' '),
      address: order.address as string,
      totalFen: Number(order.totalFen),
      paymentMode: order.paymentMode as 'cod' | 'prepaid',
      paymentState: order.paymentState as string,
      stockHold: Boolean(order.stockHold),
      request: order.request as string | null,
      remark: order.remark as string | null,
      confirmedAt: (order.confirmedAt as Date | null)?.toISOString() ?? null,
      waybillNo: order.waybillNo as string | null,
      printCount: Number(order.printCount ?? 0),
      lines,
      events,
      actions,
    }
  }

  #order(orderId: number) {
    return db
      .from('orders as o')
      .join('delivery_methods as m', 'm.id', 'o.delivery_method_id')
      .leftJoin('warehouses as w', 'w.id', 'o.warehouse_id')
      .joinRaw(
        `LEFT JOIN shipments s ON s.order_id = o.id AND s.status NOT IN ('voided', 'recalled')`
      )
      .where('o.id', orderId)
      .whereNull('o.deleted_at')
      .select({
        id: 'o.id',
        orderNo: 'o.order_no',
        status: 'o.status',
        version: 'o.version',
        methodId: 'm.id',
        method: 'm.name',
        methodCode: 'm.code',
        warehouse: 'w.name',
        name: 'o.receiver_name',
        phone: 'o.receiver_phone',
        province: 'o.province',
        city: 'o.city',
        district: 'o.district',
        address: 'o.address',
        totalFen: 'o.total_fen',
        paymentMode: 'o.payment_mode',
        paymentState: 'o.payment_state',
        stockHold: 'o.stock_hold',
        request: 'o.delivery_instructions',
        remark: 'o.remark',
        confirmedAt: 'o.confirmed_at',
        waybillNo: 's.waybill_no',
        printCount: 's.print_count',
      })
      .first()
  }

  async #events(orderId: number) {
    const rows = await db
      .from('waybill_events as w')
      .join('shipments as s', 's.id', 'w.shipment_id')
      .leftJoin('employees as e', 'e.id', 'w.employee_id')
      .where('s.order_id', orderId)
      .orderBy('w.id')
      .select('w.id', 'w.event', 'w.reason', 'w.created_at as at', 'e.name as by')
      .select('s.waybill_no as waybillNo')
    return rows.map((row) => ({ ...row, at: (row.at as Date).toISOString() })) as {
      id: number
      event: string
      reason: string | null
      at: string
      by: string | null
      waybillNo: string
    }[]
  }
}
