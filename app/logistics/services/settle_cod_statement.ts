import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { filesChannel } from '#core/live/channels'
import { live } from '#core/live/live'
import Employee from '#app/organisation/models/employee'
import type { CodParty } from '#app/logistics/cod'
import { codTermsOf } from '#app/logistics/queries/cod_terms'
import { SettleCodLine } from '#app/logistics/services/settle_cod_line'

/** Lines between two messages about the progress. */
const TELL_EVERY = 20

type Statement = {
  id: number
  carrier_id: number | null
  courier_id: number | null
  employee_id: number
  state: string
  line_count: number
}

/** Credits every line that waits, each in a transaction of its own. May run twice and after an interruption. */
export class SettleCodStatement {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ statementId }: { statementId: number }): Promise<void> {
    const statement: Statement | null = await db
      .from('cod_statements')
      .where('id', statementId)
      .first()
    if (!statement || statement.state !== 'settling') return
    const actor = await Employee.findOrFail(statement.employee_id)
    const party = partyOf(statement)
    const terms = await codTermsOf(party, db.connection())
    const lines: { id: number }[] = await db
      .from('cod_statement_lines')
      .where({ cod_statement_id: statementId, result: 'pending' })
      .orderBy('line')
      .select('id')
    const before = statement.line_count - lines.length
    for (const [index, { id }] of lines.entries()) {
      await new SettleCodLine(this.clock).handle({ lineId: id, party, terms, actor })
      if (index % TELL_EVERY === TELL_EVERY - 1) await tell(statement, before + index + 1)
    }
    const now = this.clock.now().toJSDate()
    await db
      .from('cod_statements')
      .where({ id: statementId, state: 'settling' })
      .update({ state: 'settled', settled_at: now, updated_at: now })
    await tell(statement, statement.line_count)
  }
}

export function partyOf(statement: {
  carrier_id: number | null
  courier_id: number | null
}): CodParty {
  return statement.carrier_id === null
    ? { carrierId: null, courierId: Number(statement.courier_id) }
    : { carrierId: statement.carrier_id, courierId: null }
}

function tell(statement: Statement, done: number) {
  return live.send(filesChannel(statement.employee_id), {
    type: 'cod_statement',
    statementId: statement.id,
    done,
    total: statement.line_count,
  })
}
