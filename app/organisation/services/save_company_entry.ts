import { inTransaction } from '#core/transaction'
import type { CompanyTable } from '#app/organisation/company_table'
import { SaveRow } from '#app/organisation/services/save_row'

export type SaveCompanyEntryInput<Fields extends object> = {
  table: CompanyTable<Fields>
  actorId: number
  /** Null enters a new row. */
  id: number | null
  version?: number
  fields: Fields
}

/** Enters or changes a row of a company table with everything that belongs to it, in one transaction. */
export class SaveCompanyEntry {
  async handle<Fields extends object>(input: SaveCompanyEntryInput<Fields>): Promise<number> {
    const { table, actorId, id, version, fields } = input
    return inTransaction(async (trx) => {
      await table.check?.(fields, id, trx)
      const { parts } = table
      const stored = parts && id !== null ? await parts.read(id, trx) : null
      const saved = await new SaveRow().handle({
        actorId,
        table: table.table,
        subject: table.subject,
        id,
        version,
        columns: table.columns(fields),
        unique: table.unique,
        unstamped: table.unstamped,
        parts: parts && { before: stored, after: parts.of(fields) },
      })
      await parts?.write(fields, saved, trx)
      return saved
    })
  }
}
