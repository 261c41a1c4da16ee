import { inTransaction } from '#core/transaction'

export type KeepPlaceInput = {
  /** The call in which the caller asked to be called back. */
  callId: string
  number: string
  serviceNumber: string
  arrivedAt: Date
  /** Own head start in seconds. */
  score: number
}

/** Notes that somebody hung up to be called back. One place a number: who asks again keeps the earlier one. */
export class KeepPlace {
  async handle(input: KeepPlaceInput): Promise<void> {
    const now = new Date()
    await inTransaction(async (trx) => {
      await trx
        .insertQuery()
        .table('queued_callbacks')
        .insert({
          call_id: input.callId,
          number: input.number,
          service_number: input.serviceNumber,
          arrived_at: input.arrivedAt,
          score: Math.round(input.score),
          state: 'waiting',
          next_attempt_at: now,
          created_at: now,
          updated_at: now,
        })
        .onConflict()
        .ignore()
    })
  }
}
