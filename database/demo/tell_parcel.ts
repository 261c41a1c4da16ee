import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ManualClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { HandOverOrder } from '#app/logistics/services/hand_over_order'
import { PrintOrder } from '#app/logistics/services/print_order'
import { RecordFeedback } from '#app/logistics/services/record_feedback'
import { VoidWaybill } from '#app/logistics/services/void_waybill'
import { CancelOrder } from '#app/orders/services/cancel_order'
import { ConfirmOrder } from '#app/orders/services/confirm_order'
import { RecordPayment } from '#app/orders/services/record_payment'
import { RevokeOrder } from '#app/orders/services/revoke_order'
import type { CompanyBook } from '#database/demo/company_book'
import type { ParcelStep } from '#database/demo/parcel_fate'
import { randomOf } from '#database/demo/seeds'

export type ParcelTelling = { orderId: number; method: string; step: ParcelStep }

type OrderRow = {
  id: number
  employee_id: number
  order_no: string
  total_fen: number
  paid_fen: number
}

/** Own couriers are paid by the parcel, the carriers by contract. */
const OWN_FEE_FEN = 800
const CARRIER_FEE_FEN = 1_500

/** Takes one step of an order's fate, as the person whose work it is. */
export class TellParcel {
  constructor(readonly book: CompanyBook) {}

  /** False when the parcel has to wait for stock. */
  async handle({ orderId, method, step }: ParcelTelling): Promise<boolean> {
    const clock = new ManualClock(DateTime.fromMillis(step.at, { zone: 'utc' }))
    const random = randomOf(`step:${orderId}:${step.kind}`)
    const warehouse = this.book.ofRole('warehouse', random)
    const lead = this.book.ofRole('warehouse_lead', random)
    const order: OrderRow = await db.from('orders').where('id', orderId).firstOrFail()
    const owner = this.book.employees.find((one) => one.id === order.employee_id)!
    switch (step.kind) {
      case 'confirm':
        await new ConfirmOrder(clock).handle({ orderId, actor: owner })
        return true
      case 'abandon':
        await new CancelOrder(clock).handle({ orderId, actor: owner, reason: '客户不要了' })
        return true
      case 'pay':
        await new RecordPayment(clock).handle({
          orderId,
          actor: this.book.ofRole('finance', random),
          kind: 'payment',
          amountFen: order.total_fen,
          method: random.pick(['银行汇款', '邮政汇款', '支付宝']),
          reference: `HK${order.order_no}`,
        })
        return true
      case 'refund':
        await new RecordPayment(clock).handle({
          orderId,
          actor: this.book.ofRole('finance', random),
          kind: 'refund',
          amountFen: order.paid_fen,
          method: '银行汇款',
          reference: `TK${order.order_no}`,
        })
        return true
      case 'cancel':
        await new CancelOrder(clock).handle({ orderId, actor: lead, reason: step.reason })
        return true
      case 'revoke':
        await new RevokeOrder(clock).handle({ orderId, actor: lead, reason: step.reason })
        return true
      case 'print':
        return this.#print(clock, orderId, warehouse)
      case 'void':
        await new VoidWaybill(clock).handle({
          orderId,
          actor: lead,
          because: 'customer_cancelled',
          reason: step.reason,
        })
        return true
      case 'hand_over':
        await new HandOverOrder(clock).handle({ orderId, actor: warehouse })
        return true
      case 'delivered':
      case 'returned':
        await new RecordFeedback(clock).handle({
          waybillNo: await this.#waybillOf(orderId),
          result: step.kind,
          reason: step.kind === 'returned' ? step.reason : null,
          courierId: method === 'B' ? this.book.ofRole('warehouse', random).id : null,
          deliveryFeeFen: method === 'B' ? OWN_FEE_FEN : CARRIER_FEE_FEN,
          remark: null,
          actor: warehouse,
          batchId: null,
        })
        return true
    }
  }

  async #print(clock: ManualClock, orderId: number, actor: CompanyBook['employees'][number]) {
    try {
      await new PrintOrder(clock).handle({ orderId, actor })
      return true
    } catch (error) {
      if (error instanceof DomainError && error.code === 'STOCK_HOLD') return false
      throw error
    }
  }

  async #waybillOf(orderId: number): Promise<string> {
    const parcel = await db
      .from('shipments')
      .where('order_id', orderId)
      .whereNotNull('waybill_no')
      .orderBy('id', 'desc')
      .firstOrFail()
    return parcel.waybill_no
  }
}
