import { type Clock, SystemClock } from '#core/clock'
import type { Transaction } from '#core/transaction'

/**
 * TR16, TR17 as a carrier tells them: put onto the work list beside the feedback station, to be accepted by a person. A
 * newer word replaces an open proposal; one that a person put aside does not come back for the same result.
 */
export class ProposeFeedback {
  constructor(private clock: Clock = new SystemClock()) {}

  /** The open proposal's id; null when there is none. */
  async handle(input: {
    trx: Transaction
    shipmentId: number
    result: 'delivered' | 'returned'
    toldAt: Date
  }): Promise<number | null> {
    const { trx, shipmentId, result } = input
    const now = this.clock.now().toJSDate()
    const last = await trx
      .from('feedback_proposals')
      .where('shipment_id', shipmentId)
      .orderBy('id', 'desc')
      .forUpdate()
      .first()
    if (last?.state === 'dropped' && last.result === result) return null
    const reason = result === 'returned' ? await this.#reason(trx, shipmentId) : null
    const told = { result, reason, told_at: input.toldAt, updated_at: now }
    if (last?.state === 'open') {
      await trx.from('feedback_proposals').where('id', last.id).update(told)
      return last.id
    }
    const [id] = await trx
      .table('feedback_proposals')
      .insert({ ...told, shipment_id: shipmentId, created_at: now })
    return id
  }

  /** Whoever was told that the customer refused need not be asked why the parcel came back. */
  async #reason(trx: Transaction, shipmentId: number) {
    const refused = await trx
      .from('parcel_exceptions')
      .where({ shipment_id: shipmentId, kind: 'refused' })
      .select('id')
      .first()
    return refused ? 'refused' : null
  }
}
