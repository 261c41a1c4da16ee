import { type Clock, SystemClock } from '#core/clock'
import { parcelExceptionsChannel } from '#core/live/channels'
import { live } from '#core/live/live'
import type { Transaction } from '#core/transaction'

/** Why a parcel needs a person: told by its carrier (TR25), followed no more, cancelled there, or known to nobody. */
export const EXCEPTION_KINDS = [
  'problem',
  'refused',
  'returning',
  'returned',
  'no_record',
  'cancelled',
  'unknown',
] as const

export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

export type RaiseExceptionInput = {
  trx: Transaction
  carrierId: number
  /** Null for a waybill that nobody knows. */
  shipmentId: number | null
  waybillNo: string
  kind: ExceptionKind
  message: string | null
  toldAt: Date | null
}

/**
 * Puts a parcel onto the list of exceptions. One that is there already only gets the newer words; what a person
 * settled comes back only when the carrier tells something newer.
 */
export class RaiseException {
  constructor(private clock: Clock = new SystemClock()) {}

  /** True when it is new on the list. */
  async handle(input: RaiseExceptionInput): Promise<boolean> {
    const { trx, kind, message } = input
    const now = this.clock.now().toJSDate()
    const key = { carrier_id: input.carrierId, waybill_no: input.waybillNo, kind, standing: 1 }
    const toldAt = input.toldAt ?? now
    const standing = await trx.from('parcel_exceptions').where(key).forUpdate().first()
    if (standing) {
      await trx
        .from('parcel_exceptions')
        .where('id', standing.id)
        .update({ message, told_at: toldAt, updated_at: now })
      return false
    }
    const settled = await trx
      .from('parcel_exceptions')
      .where({ ...key, standing: null })
      .where('told_at', '>=', toldAt)
      .select('id')
      .first()
    if (settled) return false
    await trx.table('parcel_exceptions').insert({
      ...key,
      shipment_id: input.shipmentId,
      message,
      told_at: toldAt,
      created_at: now,
      updated_at: now,
    })
    await live.send(parcelExceptionsChannel, { type: 'parcel_exceptions_changed' })
    return true
  }
}
