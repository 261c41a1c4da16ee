import db from '@adonisjs/lucid/services/db'
import type { AgentDay } from '#database/demo/agent_day'
import type { CompanyBook } from '#database/demo/company_book'

const ROWS_AT_ONCE = 500

/**
 * Writes sessions and state logs of past days as `RecordAgentState` leaves them, but many rows at once: a month of them is
 * tens of thousands.
 */
export class TellAgentDays {
  constructor(readonly book: CompanyBook) {}

  async handle(days: readonly AgentDay[]): Promise<void> {
    const known = days.flatMap((day) => {
      const employee = this.book.atExtension(day.extension)
      return employee ? [{ ...day, employeeId: employee.id }] : []
    })
    await insert(
      'agent_sessions',
      known.map(({ employeeId, extension, signedInAt, signedOutAt }) => ({
        employee_id: employeeId,
        extension,
        signed_in_at: new Date(signedInAt),
        signed_out_at: new Date(signedOutAt),
      }))
    )
    await insert(
      'agent_state_entries',
      known.flatMap(({ employeeId, extension, states }) =>
        states.map(({ state, reason, callId, from, to }) => ({
          employee_id: employeeId,
          extension,
          state,
          reason,
          call_id: callId,
          started_at: new Date(from),
          ended_at: new Date(to),
        }))
      )
    )
  }
}

async function insert(table: string, rows: Record<string, unknown>[]) {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await db.table(table).multiInsert(rows.slice(from, from + ROWS_AT_ONCE))
  }
}
