import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { isDuplicate } from '#core/statements'
import { inTransaction, type Transaction } from '#core/transaction'
import { openCredentials } from '#app/logistics/carriers/credentials'
import { isSigned, type PushMessage, readPush } from '#app/logistics/carriers/push_message'
import { logisticsRefused } from '#app/logistics/errors'
import { FollowParcel } from '#app/logistics/services/follow_parcel'
import { PostProposal } from '#app/logistics/services/post_proposal'
import { RaiseException } from '#app/logistics/services/raise_exception'

export type TakeCarrierPushInput = {
  /** Code of the carrier, from the address that it was told to push to. */
  carrierCode: string
  /** JSON, exactly as it was signed. */
  param: string
  sign: string
}

/**
 * What a carrier tells of a parcel (Kuaidi100, subscription push). Signed, kept as it came, and followed once: the same
 * push again changes nothing. Refuses with `PUSH_CARRIER`, `PUSH_SIGN` or `PUSH_UNREADABLE`.
 */
export class TakeCarrierPush {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ carrierCode, param, sign }: TakeCarrierPushInput): Promise<void> {
    const carrier: { id: number; credentials: string | null } | null = await db
      .from('carriers')
      .where('code', carrierCode)
      .select('id', 'credentials')
      .first()
    if (!carrier) throw logisticsRefused('PUSH_CARRIER', { status: 404 })
    const { pushSalt } = openCredentials(carrier.credentials)
    if (!pushSalt || !isSigned(param, sign, pushSalt)) {
      throw logisticsRefused('PUSH_SIGN', { status: 403 })
    }
    const push = await read(param)
    const proposed = await inTransaction((trx) => this.#take(carrier.id, param, push, trx))
    if (proposed !== null) await new PostProposal(this.clock).handle({ proposalId: proposed })
  }

  /** The proposal that the push made, if any. */
  async #take(carrierId: number, param: string, push: PushMessage, trx: Transaction) {
    const shipment: { id: number } | null = await trx
      .from('shipments')
      .where({ carrier_id: carrierId, waybill_no: push.waybillNo })
      .select('id')
      .first()
    const kept = await this.#keep(carrierId, shipment?.id ?? null, param, push, trx)
    if (!kept) return null
    if (shipment) return new FollowParcel(this.clock).handle({ trx, shipmentId: shipment.id, push })
    await new RaiseException(this.clock).handle({
      trx,
      carrierId,
      shipmentId: null,
      waybillNo: push.waybillNo,
      kind: 'unknown',
      message: push.message,
      toldAt: push.events[0]?.at ?? null,
    })
    return null
  }

  /** False for a push that is there already. */
  async #keep(
    carrierId: number,
    shipmentId: number | null,
    param: string,
    push: PushMessage,
    trx: Transaction
  ): Promise<boolean> {
    try {
      await trx.table('carrier_pushes').insert({
        carrier_id: carrierId,
        shipment_id: shipmentId,
        waybill_no: push.waybillNo,
        state: push.state,
        digest: createHash('sha256').update(param).digest('hex'),
        body: param,
        created_at: this.clock.now().toJSDate(),
      })
      return true
    } catch (error) {
      if (isDuplicate(error, 'digest')) return false
      throw error
    }
  }
}

async function read(param: string): Promise<PushMessage> {
  try {
    return await readPush(param)
  } catch {
    throw logisticsRefused('PUSH_UNREADABLE', { field: 'param' })
  }
}
