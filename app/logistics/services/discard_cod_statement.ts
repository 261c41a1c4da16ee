import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { codRefused } from '#app/logistics/errors'

/** Puts a previewed statement aside: nothing was credited, nothing will be. */
export class DiscardCodStatement {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ statementId }: { statementId: number }): Promise<void> {
    await inTransaction(async (trx) => {
      const stored = await trx.from('cod_statements').where('id', statementId).forUpdate().first()
      if (!stored) throw codRefused('STATEMENT_NOT_FOUND', { status: 404 })
      if (stored.state === 'discarded') return
      if (stored.state !== 'previewed') throw codRefused('STATEMENT_SETTLED', { status: 409 })
      await trx
        .from('cod_statements')
        .where('id', statementId)
        .update({ state: 'discarded', sheet: null, updated_at: this.clock.now().toJSDate() })
    })
  }
}
