import { type Clock, SystemClock } from '#core/clock'
import { inTransaction, type Transaction } from '#core/transaction'
import { setting } from '#app/organisation/settings'
import type { Actor } from '#app/orders/actor'
import type { LockedOrder } from '#app/orders/locked_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { logisticsRefused } from '#app/logistics/errors'
import { AllocateWaybillNumber } from '#app/logistics/services/allocate_waybill_number'
import { isWaybillTemplate } from '#app/logistics/templates/catalogue'

export type PrintOrderInput = {
  orderId: number
  version?: number
  actor: Actor
  workstation?: string | null
}

export type PrintedOrder = { shipmentId: number; waybillNo: string }

/** TR11: a confirmed order's parcel gets its waybill number and counts as printed. Money first, stock first. */
export class PrintOrder {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: PrintOrderInput): Promise<PrintedOrder> {
    return inTransaction(async () => {
      let printed: PrintedOrder | null = null
      await new TransitionOrder(this.clock).handle({
        order: input.orderId,
        version: input.version,
        event: 'print',
        actor: input.actor,
        workstation: input.workstation,
        work: async (order, trx) => {
          await this.#check(order, trx)
          printed = await this.#label(order, input.actor, trx)
          return {
            set: { printedAt: this.clock.now().toJSDate() },
            changes: { waybillNo: printed.waybillNo },
          }
        },
      })
      return printed!
    })
  }

  async #check(order: LockedOrder, trx: Transaction) {
    if (order.stockHold) throw logisticsRefused('STOCK_HOLD')
    if ((await setting('require_review')) && order.reviewState !== 'approved') {
      throw logisticsRefused('REVIEW_PENDING')
    }
    if (order.paymentMode === 'prepaid' && order.paymentState !== 'paid') {
      throw logisticsRefused('PAYMENT_MISSING')
    }
    const method = await trx
      .from('delivery_methods')
      .where('id', order.deliveryMethodId)
      .select('template', 'name')
      .firstOrFail()
    if (!isWaybillTemplate(method.template)) {
      throw logisticsRefused('TEMPLATE_MISSING', { values: { method: method.name } })
    }
  }

  async #label(order: LockedOrder, actor: Actor, trx: Transaction): Promise<PrintedOrder> {
    const shipment = await trx
      .from('shipments')
      .where({ order_id: order.id, status: 'pending' })
      .forUpdate()
      .firstOrFail()
    const waybillNo = await new AllocateWaybillNumber().handle(shipment.carrier_id)
    const at = this.clock.now().toJSDate()
    await trx.from('shipments').where('id', shipment.id).update({
      status: 'printed',
      waybill_no: waybillNo,
      print_count: 1,
      printed_at: at,
      updated_at: at,
    })
    await trx.table('waybill_events').insert({
      shipment_id: shipment.id,
      event: 'printed',
      employee_id: actor.id,
      created_at: at,
    })
    return { shipmentId: shipment.id, waybillNo }
  }
}
