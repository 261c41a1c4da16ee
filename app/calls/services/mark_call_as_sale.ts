import { inTransaction } from '#core/transaction'

/** An order came out of this call: a valid call becomes a sale, one that still goes on will be when it ends. */
export class MarkCallAsSale {
  async handle(callId: string): Promise<void> {
    await inTransaction(async (trx) => {
      const call = await trx.from('calls').where('id', callId).forUpdate().first()
      if (!call || call.excluded) return
      if (call.ended_at !== null && call.call_type === 'invalid') return
      await trx.from('calls').where('id', callId).update({ call_type: 'sale' })
    })
  }
}
