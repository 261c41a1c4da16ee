import { type Clock, SystemClock } from '#core/clock'
import { businessDay } from '#core/period'
import { isDuplicate } from '#core/statements'
import { inTransaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { codRefused } from '#app/logistics/errors'
import { codTermsOf } from '#app/logistics/queries/cod_terms'
import { writeCodLines } from '#app/logistics/services/accept_cod_statement'
import { SettleCodLine } from '#app/logistics/services/settle_cod_line'

export type SettleAtCounterInput = {
  actor: Actor
  courierId: number
  /** The parcels that the courier hands the money over for, and how much of it. */
  lines: { waybillNo: string; amountFen: number }[]
  idempotencyKey: string
  workstation?: string | null
}

/** A courier of our own hands cash over at the counter: a small statement, credited at once. Sent twice it is one. */
export class SettleAtCounter {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: SettleAtCounterInput): Promise<{ statementId: number }> {
    if (!input.actor.may('cod.settle')) throw codRefused('FORBIDDEN', { status: 403 })
    const numbers = new Set(input.lines.map(({ waybillNo }) => waybillNo))
    if (numbers.size < input.lines.length) throw codRefused('WAYBILL_TWICE', { field: 'lines' })
    try {
      return await this.#settle(input)
    } catch (error) {
      if (isDuplicate(error, 'idempotency_key')) return this.#earlier(input)
      throw error
    }
  }

  #settle(input: SettleAtCounterInput): Promise<{ statementId: number }> {
    return inTransaction(async (trx) => {
      const party = { carrierId: null, courierId: input.courierId }
      const terms = await codTermsOf(party, trx)
      const now = this.clock.now()
      const [statementId] = await trx.table('cod_statements').insert({
        courier_id: input.courierId,
        through_on: businessDay(now),
        covers_until: now.toJSDate(),
        state: 'settled',
        line_count: input.lines.length,
        employee_id: input.actor.id,
        idempotency_key: input.idempotencyKey,
        created_at: now.toJSDate(),
        updated_at: now.toJSDate(),
        settled_at: now.toJSDate(),
      })
      await writeCodLines(
        trx,
        statementId,
        input.lines.map((line, index) => ({ ...line, line: index + 1 }))
      )
      const rows: { id: number }[] = await trx
        .from('cod_statement_lines')
        .where('cod_statement_id', statementId)
        .orderBy('line')
        .select('id')
      for (const { id } of rows) {
        const { actor, workstation } = input
        await new SettleCodLine(this.clock).handle({ lineId: id, party, terms, actor, workstation })
      }
      return { statementId }
    })
  }

  #earlier({ actor, idempotencyKey }: SettleAtCounterInput): Promise<{ statementId: number }> {
    return inTransaction(async (trx) => {
      const row = await trx
        .from('cod_statements')
        .where({ employee_id: actor.id, idempotency_key: idempotencyKey })
        .select('id')
        .firstOrFail()
      return { statementId: row.id }
    })
  }
}
