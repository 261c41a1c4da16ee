import { inTransaction } from '#core/transaction'
import { entryInUse, entryNotFound } from '#app/organisation/errors'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type DeleteRowInput = {
  actorId: number
  table: string
  subject: string
  id: number
  /** Columns that stay out of the audit trail. */
  secret?: string[]
}

const REFERENCED = 1451

/** Deletes one row of a table that the company edits by itself; one that others refer to stays. */
export class DeleteRow {
  async handle({ actorId, table, subject, id, secret = [] }: DeleteRowInput): Promise<void> {
    await inTransaction(async (trx) => {
      const before: Record<string, unknown> | null = await trx
        .from(table)
        .where('id', id)
        .forUpdate()
        .first()
      if (!before) throw entryNotFound()
      try {
        await trx.from(table).where('id', id).delete()
      } catch (error) {
        if ((error as { errno?: number }).errno === REFERENCED) throw entryInUse()
        throw error
      }
      await new RecordAudit().handle({
        employeeId: actorId,
        action: `${table}.delete`,
        subjectType: subject,
        subjectId: String(id),
        before: Object.fromEntries(
          Object.entries(before).filter(([column]) => !secret.includes(column))
        ),
      })
    })
  }
}
