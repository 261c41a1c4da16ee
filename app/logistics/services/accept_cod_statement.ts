import { type Clock, SystemClock } from '#core/clock'
import { queue } from '#core/queue/queue'
import { inTransaction, type Transaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import type { CodSheet } from '#app/logistics/cod_file'
import { codRefused } from '#app/logistics/errors'
import SettleCodStatementJob from '#app/logistics/jobs/settle_cod_statement'
import { checkCodSheet } from '#app/logistics/services/preview_cod_statement'

const BATCH = 500

/**
 * Writes the readable rows of a previewed statement as lines that wait to be credited, and has the worker credit them.
 * Accepting twice writes once.
 */
export class AcceptCodStatement {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ statementId, employeeId }: { statementId: number; employeeId: number }) {
    return inTransaction(async (trx) => {
      const stored = await trx.from('cod_statements').where('id', statementId).forUpdate().first()
      if (!stored) throw codRefused('STATEMENT_NOT_FOUND', { status: 404 })
      if (stored.state === 'discarded') throw codRefused('STATEMENT_DISCARDED', { status: 409 })
      if (stored.state === 'settled') return { lines: Number(stored.line_count) }
      if (stored.state === 'settling') return this.#settle(statementId, Number(stored.line_count))
      const sheet = sheetOf(stored.sheet)
      const party = { carrierId: Number(stored.carrier_id), courierId: null }
      const rows = await checkCodSheet(sheet, party, trx)
      const values = rows.flatMap(({ line, value }) => (value ? [{ line, ...value }] : []))
      if (values.length === 0) throw codRefused('NOTHING_READABLE')
      await writeCodLines(trx, statementId, values)
      await trx.from('cod_statements').where('id', statementId).update({
        state: 'settling',
        sheet: null,
        line_count: values.length,
        updated_at: this.clock.now().toJSDate(),
      })
      await new RecordAudit().handle({
        employeeId,
        action: 'cod_statements.accept',
        subjectType: 'cod_statement',
        subjectId: String(statementId),
        after: { lines: values.length, file: stored.file_name },
      })
      return this.#settle(statementId, values.length)
    })
  }

  /** Asked for again it goes on where it stopped. */
  async #settle(statementId: number, lines: number) {
    await queue.dispatch(SettleCodStatementJob, { statementId }, { jobId: `cod-${statementId}` })
    return { lines }
  }
}

export async function writeCodLines(
  trx: Transaction,
  statementId: number,
  lines: { line: number; waybillNo: string; amountFen: number }[]
) {
  const rows = lines.map(({ line, waybillNo, amountFen }) => ({
    cod_statement_id: statementId,
    line,
    waybill_no: waybillNo,
    amount_fen: amountFen,
    result: 'pending',
  }))
  for (let index = 0; index < rows.length; index += BATCH) {
    await trx.table('cod_statement_lines').multiInsert(rows.slice(index, index + BATCH))
  }
}

/** As text from MariaDB, parsed from MySQL. */
export function sheetOf(stored: unknown): CodSheet {
  return (typeof stored === 'string' ? JSON.parse(stored) : stored) as CodSheet
}
