import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { inTransaction, type Transaction } from '#core/transaction'
import { AwardPoints } from '#app/customers/services/award_points'
import { setting } from '#app/organisation/settings'
import type { Actor } from '#app/orders/actor'
import type { LockedOrder, OrderChanges } from '#app/orders/locked_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { logisticsRefused } from '#app/logistics/errors'
import { FindParcel, type Parcel } from '#app/logistics/queries/find_parcel'
import { CloseParcelMatters } from '#app/logistics/services/close_parcel_matters'
import { leaveTheHouse } from '#app/logistics/services/hand_over_order'

export const RETURN_REASONS = ['refused', 'unreachable', 'address', 'damaged', 'other'] as const

/** Who can be a courier: the people of the logistics department. */
export const COURIER_ROLES = ['warehouse', 'warehouse_lead']

export type ReturnReason = (typeof RETURN_REASONS)[number]

export type RecordFeedbackInput = {
  waybillNo: string
  result: 'delivered' | 'returned'
  /** Needed for a returned parcel. */
  reason: ReturnReason | null
  /** An employee of the logistics department; needed for own delivery. */
  courierId: number | null
  deliveryFeeFen: number
  remark: string | null
  /** Null when it is posted from what the carrier told. */
  actor: Actor | null
  workstation?: string | null
  batchId: number | null
}

export type RecordedFeedback = { orderId: number; orderNo: string }

/** TR16, TR17: a parcel was delivered (成包) or came back (退包). Once only; correcting it is a step of its own. */
export class RecordFeedback {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: RecordFeedbackInput): Promise<RecordedFeedback> {
    try {
      return await this.#record(input)
    } catch (error) {
      // Somebody was faster by a moment: the parcel as it now is says who it was.
      if (error instanceof DomainError && error.code === 'ILLEGAL_TRANSITION') {
        await new FindParcel().handle(input.waybillNo, db.connection())
      }
      throw error
    }
  }

  #record(input: RecordFeedbackInput): Promise<RecordedFeedback> {
    return inTransaction(async (trx) => {
      const parcel = await new FindParcel().handle(input.waybillNo, trx)
      await this.#check(input, parcel, trx)
      const at = this.clock.now()
      await new TransitionOrder(this.clock).handle({
        order: parcel.orderId,
        event: input.result === 'delivered' ? 'feedback_delivered' : 'feedback_returned',
        actor: input.actor,
        workstation: input.workstation,
        reason: input.reason,
        work: async (order, inside) => {
          await this.#hold(parcel, inside)
          const left: OrderChanges =
            order.status === 'printed' ? await leaveTheHouse(order, input.actor, at, inside) : {}
          const feedbackId = await this.#book(input, order, parcel, at, inside)
          await this.#award(input, order, feedbackId, inside)
          if (input.result === 'delivered' && order.isTrial) {
            await this.#beginTrial(order.id, inside)
          }
          return {
            set: { ...left, ...this.#outcome(input, order), fedBackAt: at.toJSDate() },
            changes: { waybillNo: parcel.waybillNo, courierId: input.courierId },
          }
        },
      })
      return { orderId: parcel.orderId, orderNo: parcel.orderNo }
    })
  }

  /** Between looking and locking the waybill may have been voided and the order printed anew under another number. */
  async #hold(parcel: Parcel, trx: Transaction) {
    const shipment = await trx
      .from('shipments')
      .where('id', parcel.shipmentId)
      .whereIn('status', ['printed', 'handed_over'])
      .forUpdate()
      .first()
    if (!shipment) throw logisticsRefused('PARCEL_CHANGED', { field: 'waybillNo', status: 409 })
  }

  async #check(input: RecordFeedbackInput, parcel: Parcel, trx: Transaction) {
    if (input.result === 'returned' && !input.reason) {
      throw logisticsRefused('REASON_MISSING', { field: 'reason' })
    }
    if (input.courierId === null) {
      if (parcel.ownDelivery) throw logisticsRefused('COURIER_MISSING', { field: 'courierId' })
      return
    }
    const courier = await trx
      .from('employees')
      .where('id', input.courierId)
      .whereNull('closed_at')
      .whereIn('role', COURIER_ROLES)
      .select('id')
      .first()
    if (!courier) throw logisticsRefused('COURIER_UNKNOWN', { field: 'courierId' })
  }

  async #book(
    input: RecordFeedbackInput,
    order: LockedOrder,
    parcel: Parcel,
    at: DateTime,
    trx: Transaction
  ): Promise<number> {
    const instant = at.toJSDate()
    const [feedbackId] = await trx.table('feedbacks').insert({
      feedback_batch_id: input.batchId,
      order_id: order.id,
      shipment_id: parcel.shipmentId,
      result: input.result,
      reason: input.reason,
      courier_id: input.courierId,
      delivery_fee_fen: input.deliveryFeeFen,
      remark: input.remark,
      employee_id: input.actor?.id ?? null,
      created_at: instant,
    })
    await trx
      .from('shipments')
      .where('id', parcel.shipmentId)
      .update({ status: input.result, updated_at: instant })
    await trx.table('waybill_events').insert({
      shipment_id: parcel.shipmentId,
      event: input.result,
      employee_id: input.actor?.id ?? null,
      reason: input.reason,
      created_at: instant,
    })
    await new CloseParcelMatters(this.clock).handle({
      trx,
      shipmentId: parcel.shipmentId,
      employeeId: input.actor?.id ?? null,
      as: 'settled',
    })
    if (order.paymentMode === 'cod') {
      await trx.table('cod_entries').insert({
        order_id: order.id,
        kind: input.result === 'delivered' ? 'collected' : 'not_due',
        amount_fen: order.totalFen,
        courier_id: input.courierId,
        carrier_id: parcel.carrierId,
        created_at: instant,
      })
    }
    return feedbackId
  }

  #outcome(input: RecordFeedbackInput, order: LockedOrder): OrderChanges {
    if (input.result === 'delivered') {
      return order.paymentMode === 'cod' ? { codState: 'collected' } : {}
    }
    return { codState: 'none', returnReceipt: 'expected' }
  }

  /** Points for what was paid, gifts and trials apart; a refused parcel to be paid on delivery costs points. */
  /** TR16: what went out on trial is the customer's to keep or to give back. */
  async #beginTrial(orderId: number, trx: Transaction) {
    await trx
      .from('order_lines')
      .where({ order_id: orderId, is_trial: true })
      .update({ trial_outcome: 'pending' })
  }

  async #award(
    input: RecordFeedbackInput,
    order: LockedOrder,
    feedbackId: number,
    trx: Transaction
  ) {
    const cause = {
      causeType: 'feedback',
      causeId: String(feedbackId),
      customerId: order.customerId,
    }
    if (input.result === 'delivered') {
      const [paid] = await trx
        .from('order_lines')
        .where('order_id', order.id)
        .whereNot('selling_method', 'gift')
        .where('is_trial', false)
        .select(trx.raw('coalesce(sum(unit_price_fen * quantity), 0) as fen'))
      const points = Math.floor((Number(paid.fen) / 100) * (await setting('points_per_yuan')))
      if (points > 0) {
        await new AwardPoints(this.clock).handle({ ...cause, points, reason: 'delivered' })
      }
      return
    }
    await trx.from('customers').where('id', order.customerId).increment('refused_count', 1)
    if (input.reason === 'refused' && order.paymentMode === 'cod') {
      const points = await setting('points_per_refusal')
      await new AwardPoints(this.clock).handle({ ...cause, points, reason: 'refused' })
    }
  }
}
