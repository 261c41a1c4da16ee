import { createHash } from 'node:crypto'
import { type Clock, SystemClock } from '#core/clock'
import type { Transaction } from '#core/transaction'
import { lockOrder } from '#app/orders/locked_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import type { PushMessage } from '#app/logistics/carriers/push_message'
import { isException, type PushMeaning, pushMeaning } from '#app/logistics/carriers/push_states'
import { HandOverOrder } from '#app/logistics/services/hand_over_order'
import { ProposeFeedback } from '#app/logistics/services/propose_feedback'
import { RaiseException, type ExceptionKind } from '#app/logistics/services/raise_exception'

type Shipment = {
  id: number
  order_id: number
  carrier_id: number
  waybill_no: string
  status: string
  tracked_at: Date | null
}

type Followed = { trx: Transaction; shipment: Shipment; push: PushMessage; toldAt: Date }

/** Parcels that can still be handed over, proposed or held up. */
const OPEN = ['printed', 'handed_over']

/**
 * What a push means for its parcel (spec: orders 7). Its lines join the parcel's way whatever their order; what is older
 * than what is known moves nothing else, except that a parcel which was picked up has left the house (TR15).
 */
export class FollowParcel {
  constructor(private clock: Clock = new SystemClock()) {}

  /** The id of a proposal to feed back, if the push made one. */
  async handle(input: {
    trx: Transaction
    shipmentId: number
    push: PushMessage
  }): Promise<number | null> {
    const { trx, push } = input
    const { order_id: orderId } = await trx
      .from('shipments')
      .where('id', input.shipmentId)
      .select('order_id')
      .firstOrFail()
    // The order before its parcels, as every transition locks them.
    const order = await lockOrder(trx, orderId)
    const shipment: Shipment = await trx
      .from('shipments')
      .where('id', input.shipmentId)
      .forUpdate()
      .firstOrFail()
    await this.#append(trx, shipment.id, push)
    const meaning = push.state === null ? null : pushMeaning(push.state)
    const newest = push.events[0]?.at ?? null
    const late = newest !== null && shipment.tracked_at !== null && newest < shipment.tracked_at
    if (!late) await this.#remember(trx, shipment.id, push, newest)
    if (!OPEN.includes(shipment.status)) return null

    const gone = meaning === 'picked_up' || (meaning !== null && !late && isException(meaning))
    if (order.status === 'printed' && gone) {
      await new HandOverOrder(this.clock).handle({ orderId, actor: null })
    }
    if (late) return null
    const toldAt = newest ?? this.clock.now().toJSDate()
    return this.#act({ trx, shipment, push, toldAt }, meaning)
  }

  async #act(followed: Followed, meaning: PushMeaning | null): Promise<number | null> {
    const { push } = followed
    // With the right carrier's code Kuaidi100 goes on by itself; without it nobody follows the parcel any more.
    if (push.aborted && push.companyNow === null) await this.#raise(followed, 'no_record')
    if (push.aborted || meaning === null) return null
    if (meaning === 'cancelled') await this.#raise(followed, 'cancelled')
    if (isException(meaning) && (await this.#raise(followed, meaning))) {
      await new TransitionOrder(this.clock).handle({
        order: followed.shipment.order_id,
        event: 'exception',
        actor: null,
        reason: meaning,
      })
    }
    if (meaning !== 'signed' && meaning !== 'returned') return null
    return new ProposeFeedback(this.clock).handle({
      trx: followed.trx,
      shipmentId: followed.shipment.id,
      result: meaning === 'signed' ? 'delivered' : 'returned',
      toldAt: followed.toldAt,
    })
  }

  #raise({ trx, shipment, push, toldAt }: Followed, kind: ExceptionKind): Promise<boolean> {
    return new RaiseException(this.clock).handle({
      trx,
      carrierId: shipment.carrier_id,
      shipmentId: shipment.id,
      waybillNo: shipment.waybill_no,
      kind,
      message: push.message,
      toldAt,
    })
  }

  async #append(trx: Transaction, shipmentId: number, { events }: PushMessage) {
    const rows = new Map(
      events.map(({ at, content, place }) => {
        const digest = createHash('sha256').update(`${at.toISOString()} ${content}`).digest('hex')
        return [digest, { happened_at: at, content, place, digest }] as const
      })
    )
    const known = await trx
      .from('tracking_events')
      .where('shipment_id', shipmentId)
      .whereIn('digest', [...rows.keys()])
      .select('digest')
    for (const { digest } of known) rows.delete(digest)
    if (rows.size === 0) return
    const stamp = { shipment_id: shipmentId, created_at: this.clock.now().toJSDate() }
    await trx
      .table('tracking_events')
      .multiInsert([...rows.values()].map((row) => ({ ...row, ...stamp })))
  }

  async #remember(trx: Transaction, shipmentId: number, push: PushMessage, newest: Date | null) {
    await trx
      .from('shipments')
      .where('id', shipmentId)
      .update({
        ...(push.state === null ? {} : { tracking_state: push.state }),
        ...(newest === null ? {} : { tracked_at: newest }),
        ...(push.companyNow === null ? {} : { tracking_company: push.companyNow }),
        updated_at: this.clock.now().toJSDate(),
      })
  }
}
