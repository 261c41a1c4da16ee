import type { DateTime } from 'luxon'
import { type Clock, SystemClock } from '#core/clock'
import type { Transaction } from '#core/transaction'
import { AwardPoints } from '#app/customers/services/award_points'
import { pointsOf } from '#app/customers/queries/points_of'
import { QuarantinePieces } from '#app/products/services/quarantine_pieces'
import type { Actor } from '#app/orders/actor'
import { codMachine, shipmentMachine, type ShipmentStatus } from '#app/orders/facet_states'
import type { LockedOrder, OrderChanges } from '#app/orders/locked_order'
import { lastEvent } from '#app/orders/order_history'
import { orderLines } from '#app/orders/order_lines'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { logisticsRefused } from '#app/logistics/errors'
import { nextReceipt } from '#app/logistics/return_receipt'

export type CorrectFeedbackInput = {
  orderId: number
  version?: number
  reason: string
  actor: Actor
  workstation?: string | null
}

type Feedback = {
  id: number
  shipment_id: number
  result: 'delivered' | 'returned'
  courier_id: number | null
}

/**
 * TR20: a feedback was wrong; the parcel is in transit again and waits for the right one. Points, cash and goods are
 * reversed by entries of their own; the first feedback stays, marked as reversed.
 */
export class CorrectFeedback {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: CorrectFeedbackInput): Promise<{ version: number }> {
    const reason = input.reason.trim()
    if (!reason) throw logisticsRefused('REASON_MISSING', { field: 'reason' })
    const { actor } = input
    const { order } = await new TransitionOrder(this.clock).handle({
      order: input.orderId,
      version: input.version,
      event: 'correct_feedback',
      actor,
      workstation: input.workstation,
      reason,
      work: async (locked, trx) => {
        const at = this.clock.now()
        await this.#undecided(locked, trx)
        const cash = await this.#cash(locked, trx)
        const goods = await this.#goods(locked, actor, trx)
        const feedback = await this.#reverse(locked, { actor, reason, at }, trx)
        if (locked.paymentMode === 'cod') await this.#book(locked, feedback, at, trx)
        await this.#points(locked, feedback, trx)
        return {
          set: { ...cash, ...goods, fedBackAt: null },
          changes: { feedback: [feedback.result, null] },
        }
      },
    })
    return { version: order.version }
  }

  /** What the customer gave back, or kept of a trial, was delivered: that stands. */
  async #undecided(order: LockedOrder, trx: Transaction) {
    const rma = await trx
      .from('rmas')
      .where('order_id', order.id)
      .whereNot('status', 'rejected')
      .first()
    if (rma) throw logisticsRefused('AFTER_SALES_EXIST', { status: 409 })
    const decided = await trx
      .from('order_lines')
      .where('order_id', order.id)
      .whereIn('trial_outcome', ['kept', 'returned'])
      .first()
    if (decided) throw logisticsRefused('TRIAL_DECIDED', { status: 409 })
    await trx.from('order_lines').where('order_id', order.id).update({ trial_outcome: null })
  }

  /** Cash that was settled with the carrier can't be unsettled. */
  async #cash(order: LockedOrder, trx: Transaction): Promise<OrderChanges> {
    if (order.paymentMode !== 'cod') return {}
    const edge = codMachine.edge(order.codState, 'correct')
    if (edge) return { codState: codMachine.targets(edge)[0] }
    const event = order.codState === 'written_off' ? 'write_off' : 'settle'
    const last = await lastEvent(trx, order.id, event)
    throw logisticsRefused('COD_SETTLED', {
      variant: order.codState,
      status: 409,
      values: { orderNo: order.orderNo, by: last?.by ?? '—', at: last?.at ?? '—' },
      details: { codState: order.codState, ...last },
    })
  }

  /** Goods in quarantine leave it again: the parcel is somebody else's for now. */
  async #goods(order: LockedOrder, actor: Actor, trx: Transaction): Promise<OrderChanges> {
    if (order.status !== 'returned') return {}
    const returnReceipt = await nextReceipt(order, 'correct', trx)
    if (order.returnReceipt === 'received') {
      await new QuarantinePieces(this.clock).handle({
        pieces: await orderLines(trx, order.id),
        warehouseId: order.warehouseId!,
        causeType: 'order',
        causeId: String(order.id),
        employeeId: actor.id,
        undo: true,
      })
    }
    return { returnReceipt }
  }

  async #reverse(
    order: LockedOrder,
    { actor, reason, at }: { actor: Actor; reason: string; at: DateTime },
    trx: Transaction
  ): Promise<Feedback> {
    const instant = at.toJSDate()
    const feedback: Feedback = await trx
      .from('feedbacks')
      .where({ order_id: order.id, standing: 1 })
      .forUpdate()
      .firstOrFail()
    await trx.from('feedbacks').where('id', feedback.id).update({
      standing: null,
      reversed_at: instant,
      reversed_by: actor.id,
      reversal_reason: reason,
    })
    const edge = shipmentMachine.edge(feedback.result as ShipmentStatus, 'correct')
    await trx
      .from('shipments')
      .where('id', feedback.shipment_id)
      .update({ status: shipmentMachine.targets(edge!)[0], updated_at: instant })
    await trx.table('waybill_events').insert({
      shipment_id: feedback.shipment_id,
      event: 'feedback_corrected',
      employee_id: actor.id,
      reason,
      created_at: instant,
    })
    return feedback
  }

  async #book(order: LockedOrder, feedback: Feedback, at: DateTime, trx: Transaction) {
    const shipment: { carrier_id: number } = await trx
      .from('shipments')
      .where('id', feedback.shipment_id)
      .firstOrFail()
    await trx.table('cod_entries').insert({
      order_id: order.id,
      kind: feedback.result === 'delivered' ? 'collected' : 'not_due',
      amount_fen: -order.totalFen,
      courier_id: feedback.courier_id,
      carrier_id: shipment.carrier_id,
      created_at: at.toJSDate(),
    })
  }

  async #points(order: LockedOrder, feedback: Feedback, trx: Transaction) {
    if (feedback.result === 'returned') {
      await trx
        .from('customers')
        .where('id', order.customerId)
        .where('refused_count', '>', 0)
        .decrement('refused_count', 1)
    }
    const cause = { causeType: 'feedback', causeId: String(feedback.id) }
    const points = await pointsOf(trx, cause)
    if (points === 0) return
    await new AwardPoints(this.clock).handle({
      ...cause,
      customerId: order.customerId,
      points: -points,
      reason: 'feedback_corrected',
    })
  }
}
