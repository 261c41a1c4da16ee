import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { partInUse, partNotFound } from '#app/pbx/errors'
import { PARTS, type PartKind } from '#app/pbx/parts'

/** Takes a part out of the telephone system; refused while something else leads to it. */
export class DeletePart {
  async handle(input: { kind: PartKind; id: number; employeeId: number }): Promise<void> {
    const { table, secrets } = PARTS[input.kind]
    await inTransaction(async (trx) => {
      const row: Record<string, unknown> | null = await trx
        .from(table)
        .where('id', input.id)
        .forUpdate()
        .first()
      if (!row) throw partNotFound()
      try {
        await trx.from(table).where('id', input.id).delete()
      } catch (error) {
        throw refusalOf(error)
      }
      for (const column of Object.values(secrets)) delete row[column]
      await new RecordAudit().handle({
        employeeId: input.employeeId,
        action: `${table}.delete`,
        subjectType: table,
        subjectId: String(input.id),
        before: row,
      })
    })
  }
}

/** MariaDB and MySQL 1451 names the table whose rows still refer here. */
function refusalOf(error: unknown): unknown {
  const { errno, sqlMessage = '' } = error as { errno?: number; sqlMessage?: string }
  if (errno !== 1451) return error
  return partInUse(/`\.`(\w+)`, CONSTRAINT/.exec(sqlMessage)?.[1] ?? 'other')
}
