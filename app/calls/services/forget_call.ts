import { inTransaction } from '#core/transaction'

/** Takes back the row of a call that turned out to be a part of another one. */
export class ForgetCall {
  async handle(callId: string): Promise<void> {
    await inTransaction(async (trx) => {
      await trx.from('recordings').where('call_id', callId).delete()
      await trx.from('calls').where('id', callId).delete()
    })
  }
}
