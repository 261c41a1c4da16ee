import type { DateTime } from 'luxon'
import { type Clock, SystemClock } from '#core/clock'
import type { Transaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { logisticsRefused } from '#app/logistics/errors'

/** Labels of one parcel within these days, the first included: what carriers' interfaces for labels allow (TR12). */
const MOST_PRINTS = 10
const WITHIN_DAYS = 2

export type ReprintOrderInput = {
  orderId: number
  reason: string
  actor: Actor
  workstation?: string | null
}

/** TR12 补打: the same waybill number on another piece of paper, counted and with a reason. */
export class ReprintOrder {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: ReprintOrderInput): Promise<{ shipmentId: number }> {
    const reason = input.reason.trim()
    if (!reason) throw logisticsRefused('REASON_MISSING', { field: 'reason' })
    const now = this.clock.now()
    const at = now.toJSDate()
    let shipmentId = 0
    await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      event: 'reprint',
      actor: input.actor,
      reason,
      workstation: input.workstation,
      work: async (order, trx) => {
        const shipment = await trx
          .from('shipments')
          .where('order_id', order.id)
          .whereIn('status', ['printed', 'handed_over'])
          .forUpdate()
          .firstOrFail()
        await this.#limit(shipment, now, trx)
        shipmentId = shipment.id
        await trx
          .from('shipments')
          .where('id', shipmentId)
          .update({ print_count: shipment.print_count + 1, updated_at: at })
        await trx.table('waybill_events').insert({
          shipment_id: shipmentId,
          event: 'reprinted',
          employee_id: input.actor.id,
          reason,
          created_at: at,
        })
        return { changes: { waybillNo: shipment.waybill_no, print: shipment.print_count + 1 } }
      },
    })
    return { shipmentId }
  }

  /** Only a carrier's interface counts; paper with a number of our own is printed as often as it takes. */
  async #limit(shipment: { id: number; carrier_id: number }, now: DateTime, trx: Transaction) {
    const carrier = await trx.from('carriers').where('id', shipment.carrier_id).firstOrFail()
    if (carrier.interface === 'file') return
    const [{ prints }] = await trx
      .from('waybill_events')
      .where('shipment_id', shipment.id)
      .whereIn('event', ['printed', 'reprinted'])
      .where('created_at', '>', now.minus({ days: WITHIN_DAYS }).toJSDate())
      .count('* as prints')
    if (Number(prints) >= MOST_PRINTS) {
      throw logisticsRefused('PRINTED_TOO_OFTEN', { values: { most: MOST_PRINTS } })
    }
  }
}
