import db from '@adonisjs/lucid/services/db'
import { maskPhone } from '#core/phone'
import type { Actor } from '#app/orders/actor'
import { editRules } from '#app/orders/edit_policy'
import { orderNotFound } from '#app/orders/errors'
import { nextActions } from '#app/orders/order_actions'

/** One order with its lines, parcels, payments, readable history, and what the asker can do next. Numbers masked. */
export class ShowOrder {
  async handle({ orderId, actor }: { orderId: number; actor: Actor }) {
    const order = await this.#order(orderId)
    if (!order) throw orderNotFound()
    const [lines, shipments, payments, history] = await Promise.all([
      this.#lines(orderId),
      this.#shipments(orderId),
      this.#payments(orderId),
      this.#history(orderId),
    ])
    const actions = await nextActions(actor, {
      orderNo: order.orderNo,
      status: order.status,
      employeeId: order.employeeId,
      departmentId: order.departmentId,
      paymentMode: order.paymentMode,
      paidFen: Number(order.paidFen),
    })
    const { receiverPhone, receiverPhone2, stockHold, isTrial, totalFen, paidFen, ...plain } = order
    return {
      ...plain,
      placementManual: Boolean(plain.placementManual),
      stockHold: Boolean(stockHold),
      isTrial: Boolean(isTrial),
      totalFen: Number(totalFen),
      paidFen: Number(paidFen),
      phone: maskPhone(receiverPhone),
      phone2: receiverPhone2 ? maskPhone(receiverPhone2) : null,
      lines,
      shipments,
      payments,
      history,
      actions,
      editable: editRules(order.status),
    }
  }

  #order(orderId: number) {
    return db
      .from('orders')
      .join('customers as customer', 'customer.id', 'orders.customer_id')
      .join('employees as taker', 'taker.id', 'orders.employee_id')
      .join('delivery_methods as method', 'method.id', 'orders.delivery_method_id')
      .leftJoin('warehouses as warehouse', 'warehouse.id', 'orders.warehouse_id')
      .leftJoin('placements as placement', 'placement.id', 'orders.placement_id')
      .leftJoin('channels as channel', 'channel.id', 'placement.channel_id')
      .leftJoin('products as placed_product', 'placed_product.id', 'placement.product_id')
      .where('orders.id', orderId)
      .whereNull('orders.deleted_at')
      .select({
        id: 'orders.id',
        orderNo: 'orders.order_no',
        status: 'orders.status',
        version: 'orders.version',
        inquiry: 'orders.inquiry',
        paymentMode: 'orders.payment_mode',
        paymentState: 'orders.payment_state',
        codState: 'orders.cod_state',
        stockHold: 'orders.stock_hold',
        isTrial: 'orders.is_trial',
        totalFen: 'orders.total_fen',
        paidFen: 'orders.paid_fen',
        customerId: 'orders.customer_id',
        customerNo: 'customer.customer_no',
        customerClass: 'customer.customer_class',
        receiverName: 'orders.receiver_name',
        receiverPhone: 'orders.receiver_phone',
        receiverPhone2: 'orders.receiver_phone2',
        regionId: 'orders.region_id',
        province: 'orders.province',
        city: 'orders.city',
        district: 'orders.district',
        address: 'orders.address',
        deliveryMethodId: 'orders.delivery_method_id',
        deliveryMethod: 'method.name',
        deliveryCode: 'method.code',
        deliveryInstructions: 'orders.delivery_instructions',
        remark: 'orders.remark',
        warehouse: 'warehouse.name',
        employeeId: 'orders.employee_id',
        departmentId: 'orders.department_id',
        taker: 'taker.name',
        callId: 'orders.call_id',
        placementId: 'orders.placement_id',
        placementManual: 'orders.placement_manual',
        channel: 'channel.name',
        placementProduct: 'placed_product.name',
        placementStartsAt: 'placement.starts_at',
        createdAt: 'orders.created_at',
        confirmedAt: 'orders.confirmed_at',
      })
      .first()
  }

  async #lines(orderId: number) {
    const rows = await db
      .from('order_lines')
      .where('order_id', orderId)
      .orderBy('position')
      .select({
        position: 'position',
        productId: 'product_id',
        product: 'product_name',
        specification: 'specification',
        unitPriceFen: 'unit_price_fen',
        quantity: 'quantity',
        sellingMethod: 'selling_method',
        isTrial: 'is_trial',
      })
    return rows.map((row) => ({ ...row, isTrial: Boolean(row.isTrial) }))
  }

  #shipments(orderId: number) {
    return db
      .from('shipments')
      .join('carriers as carrier', 'carrier.id', 'shipments.carrier_id')
      .where('shipments.order_id', orderId)
      .orderBy('shipments.id')
      .select({
        id: 'shipments.id',
        status: 'shipments.status',
        waybillNo: 'shipments.waybill_no',
        carrier: 'carrier.name',
        printCount: 'shipments.print_count',
      })
  }

  #payments(orderId: number) {
    return db
      .from('payments')
      .join('employees as employee', 'employee.id', 'payments.employee_id')
      .where('payments.order_id', orderId)
      .orderBy('payments.id')
      .select({
        id: 'payments.id',
        kind: 'payments.kind',
        amountFen: 'payments.amount_fen',
        method: 'payments.method',
        reference: 'payments.reference',
        by: 'employee.name',
        at: 'payments.created_at',
      })
  }

  #history(orderId: number) {
    return db
      .from('order_events as event')
      .leftJoin('employees as employee', 'employee.id', 'event.employee_id')
      .where('event.order_id', orderId)
      .orderBy('event.id')
      .select({
        id: 'event.id',
        event: 'event.event',
        from: 'event.from_status',
        to: 'event.to_status',
        by: 'employee.name',
        workstation: 'event.workstation',
        reason: 'event.reason',
        changes: 'event.changes',
        at: 'event.created_at',
      })
  }
}
