import { type Clock, SystemClock } from '#core/clock'
import { parcelExceptionsChannel } from '#core/live/channels'
import { live } from '#core/live/live'
import type { Transaction } from '#core/transaction'

/** A parcel that was fed back or voided is nobody's exception any more, and nothing is to be proposed for it. */
export class CloseParcelMatters {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: {
    trx: Transaction
    shipmentId: number
    employeeId: number | null
    as: 'settled' | 'dropped'
  }): Promise<void> {
    const { trx, shipmentId, employeeId } = input
    const now = this.clock.now().toJSDate()
    const open = { shipment_id: shipmentId, standing: 1 }
    await trx
      .from('feedback_proposals')
      .where(open)
      .update({ state: input.as, standing: null, employee_id: employeeId, updated_at: now })
    const resolved = await trx
      .from('parcel_exceptions')
      .where(open)
      .update({ standing: null, resolved_at: now, resolved_by: employeeId, updated_at: now })
    if (Number(resolved) > 0) {
      await live.send(parcelExceptionsChannel, { type: 'parcel_exceptions_changed' })
    }
  }
}
