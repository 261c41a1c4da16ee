import { inTransaction } from '#core/transaction'

/** Whoever has talked to us meanwhile need not be called back. Answers with the id of the place that was kept. */
export class CancelCallback {
  async handle({ number, at }: { number: string; at: Date }): Promise<number | null> {
    return inTransaction(async (trx) => {
      const row: { id: number } | null = await trx
        .from('queued_callbacks')
        .where('waiting_number', number)
        .forUpdate()
        .select('id')
        .first()
      if (!row) return null
      await trx
        .from('queued_callbacks')
        .where('id', row.id)
        .update({ state: 'cancelled', ended_at: at, updated_at: at })
      return row.id
    })
  }
}
