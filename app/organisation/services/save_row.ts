import { type Clock, SystemClock } from '#core/clock'
import { readableInstant } from '#core/period'
import { isDuplicate } from '#core/statements'
import { inTransaction, type Transaction } from '#core/transaction'
import { entryNotFound, entryStale, valueTaken } from '#app/organisation/errors'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type ColumnValue = string | number | boolean | null

export type SaveRowInput = {
  actorId: number
  table: string
  /** What a row is called in the audit trail, such as `warehouse`. */
  subject: string
  /** Null enters a new row. */
  id: number | null
  /** The version that the asker saw; another one in the table refuses the change. */
  version?: number
  /** Column → value. Unchanged columns are not written. */
  columns: Record<string, ColumnValue>
  /** What the caller writes to other tables along with the row: a change there is a change of the row. */
  parts?: { before: unknown; after: unknown }
  /** The table keeps no instants of entry and change. */
  unstamped?: boolean
  /** Column with a unique key → the form field that its refusal belongs beside. */
  unique?: Record<string, string>
}

/**
 * Enters or changes one row of a table that the company edits by itself: locked, its version checked and counted up, the
 * unique keys told beside their fields, before and after in the audit trail. What a row may hold is its own service's.
 */
export class SaveRow {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: SaveRowInput): Promise<number> {
    return inTransaction(async (trx) => {
      const before = input.id === null ? null : await this.#lock(trx, input)
      const changed = before ? changesOf(before, input.columns) : input.columns
      const parts = changedParts(input.parts)
      if (before && !parts && Object.keys(changed).length === 0) return before.id as number
      const id = await this.#write(trx, input, before, changed)
      await new RecordAudit(this.clock).handle({
        employeeId: input.actorId,
        action: `${input.table}.${before ? 'edit' : 'create'}`,
        subjectType: input.subject,
        subjectId: String(id),
        before: before && {
          ...Object.fromEntries(Object.keys(changed).map((name) => [name, before[name]])),
          ...(parts && { parts: parts.before }),
        },
        after: { ...changed, ...(parts && { parts: parts.after }) },
      })
      return id
    })
  }

  async #lock(trx: Transaction, { table, subject, id, version }: SaveRowInput) {
    const row: Record<string, unknown> | null = await trx
      .from(table)
      .where('id', id!)
      .forUpdate()
      .first()
    if (!row) throw entryNotFound()
    if (version !== undefined && 'version' in row && version !== row.version) {
      const last: { name: string | null; at: Date } | null = await trx
        .from('audit_entries as entry')
        .leftJoin('employees as employee', 'employee.id', 'entry.employee_id')
        .where({ 'entry.subject_type': subject, 'entry.subject_id': String(id) })
        .orderBy('entry.id', 'desc')
        .select('employee.name', 'entry.created_at as at')
        .first()
      throw entryStale({
        by: last?.name ?? '—',
        at: last ? readableInstant(last.at) : '—',
        version: Number(row.version),
      })
    }
    return row
  }

  async #write(
    trx: Transaction,
    { table, unique = {}, unstamped = false }: SaveRowInput,
    before: Record<string, unknown> | null,
    changed: Record<string, ColumnValue>
  ): Promise<number> {
    const at = this.clock.now().toJSDate()
    try {
      if (!before) {
        const stamps = unstamped ? {} : { created_at: at, updated_at: at }
        const [id] = await trx.table(table).insert({ ...changed, ...stamps })
        return id
      }
      const id = before.id as number
      const written = {
        ...changed,
        ...(unstamped ? {} : { updated_at: at }),
        ...('version' in before ? { version: Number(before.version) + 1 } : {}),
      }
      if (Object.keys(written).length > 0) await trx.from(table).where('id', id).update(written)
      return id
    } catch (error) {
      const column = Object.keys(unique).find((name) => isDuplicate(error, `_${name}_`))
      if (column === undefined) throw error
      throw valueTaken(unique[column]!, String(changed[column] ?? ''))
    }
  }
}

function changedParts(parts: SaveRowInput['parts']) {
  return parts && JSON.stringify(parts.before) !== JSON.stringify(parts.after) ? parts : null
}

/** MySQL keeps booleans as 0 and 1 and long numbers as text. */
function changesOf(before: Record<string, unknown>, columns: Record<string, ColumnValue>) {
  const plain = (value: unknown) =>
    value === null || value === undefined
      ? null
      : String(typeof value === 'boolean' ? Number(value) : value)
  return Object.fromEntries(
    Object.entries(columns).filter(([name, value]) => plain(before[name]) !== plain(value))
  )
}
