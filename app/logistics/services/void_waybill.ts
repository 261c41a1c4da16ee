import { type Clock, SystemClock } from '#core/clock'
import { ReleaseStock } from '#app/products/services/release_stock'
import type { Actor } from '#app/orders/actor'
import { paymentStateOf } from '#app/orders/facet_states'
import type { LockedOrder, OrderChanges } from '#app/orders/locked_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { logisticsRefused } from '#app/logistics/errors'
import { CloseParcelMatters } from '#app/logistics/services/close_parcel_matters'

export type VoidWaybillInput = {
  orderId: number
  version?: number
  /** TR13: the order is wrong and goes back to sales. TR14: the customer no longer wants it. */
  because: 'wrong_order' | 'customer_cancelled'
  reason: string
  actor: Actor
  workstation?: string | null
}

/** 作废: annuls a printed waybill that has not left the house. Its number is spent for ever. */
export class VoidWaybill {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: VoidWaybillInput): Promise<{ version: number }> {
    const reason = input.reason.trim()
    if (!reason) throw logisticsRefused('REASON_MISSING', { field: 'reason' })
    const at = this.clock.now().toJSDate()
    const { order } = await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      version: input.version,
      event: input.because === 'wrong_order' ? 'void_wrong_order' : 'void_customer_cancelled',
      actor: input.actor,
      reason,
      workstation: input.workstation,
      work: async (locked, trx) => {
        const shipment = await trx
          .from('shipments')
          .where({ order_id: locked.id, status: 'printed' })
          .forUpdate()
          .firstOrFail()
        await trx
          .from('shipments')
          .where('id', shipment.id)
          .update({ status: 'voided', updated_at: at })
        await trx.table('waybill_events').insert({
          shipment_id: shipment.id,
          event: 'voided',
          employee_id: input.actor.id,
          reason,
          created_at: at,
        })
        await new CloseParcelMatters(this.clock).handle({
          trx,
          shipmentId: shipment.id,
          employeeId: input.actor.id,
          as: 'dropped',
        })
        await new ReleaseStock().handle({ trx, orderId: locked.id })
        return {
          set: { stockHold: false, reviewState: 'none', ...owedBack(input.because, locked) },
          changes: { waybillNo: shipment.waybill_no },
        }
      },
    })
    return { version: order.version }
  }
}

/** TR14: what a customer paid for an order that he no longer wants is owed back. */
function owedBack(because: VoidWaybillInput['because'], order: LockedOrder): OrderChanges {
  if (because === 'wrong_order') return {}
  const paymentState = paymentStateOf({
    totalFen: order.totalFen,
    paidFen: order.paidFen,
    refunded: order.paymentState === 'refunded',
    owedBack: true,
  })
  return { paymentState }
}
