import encryption from '@adonisjs/core/services/encryption'
import { type Clock, SystemClock } from '#core/clock'
import { isDuplicate } from '#core/statements'
import { type Transaction, inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { fieldRefused, partNotFound, partTaken, referenceUnknown } from '#app/pbx/errors'
import { newSecret } from '#app/pbx/new_secret'
import { refuseImpossible } from '#app/pbx/part_rules'
import { PARTS, columnOf, type Part, type PartKind } from '#app/pbx/parts'
import { targetRow, type Target } from '#app/pbx/targets'

type Row = Record<string, unknown>

export type SavePartInput = {
  kind: PartKind
  /** Null: a new one. */
  id: number | null
  /** Null: the system itself. */
  employeeId: number | null
  /** As the validator of the kind gives them. */
  fields: Row
  /** Columns that no form sets, such as where an uploaded prompt lies. */
  more?: Row
}

/** Enters a part of the telephone system or changes it, with its lines, audited. */
export class SavePart {
  constructor(private clock: Clock = new SystemClock()) {}

  /** The id; for a new extension also its secret, which is told this once. */
  async handle(input: SavePartInput): Promise<{ id: number; secret: string | null }> {
    const part = PARTS[input.kind]
    refuseImpossible(input.kind, input.fields)
    const secret = input.kind === 'extensions' && input.id === null ? newSecret() : null
    const fields = secret ? { ...input.fields, secret } : input.fields
    if (input.id === null) refuseMissingSecret(input.kind, part, fields)
    return inTransaction(async (trx) => {
      const before = input.id === null ? null : await locked(trx, part, input.id)
      const id = await this.#write(trx, part, input.id, { ...rowOf(part, fields), ...input.more })
      await writeLines(trx, part, id, fields)
      await new RecordAudit(this.clock).handle({
        employeeId: input.employeeId,
        action: `${part.table}.${before ? 'edit' : 'create'}`,
        subjectType: part.table,
        subjectId: String(id),
        before: before ? withoutSecrets(part, before) : null,
        after: withoutSecrets(part, fields),
      })
      return { id, secret }
    })
  }

  async #write(trx: Transaction, part: Part, id: number | null, row: Row): Promise<number> {
    const now = this.clock.now().toJSDate()
    try {
      if (id !== null) {
        await trx
          .from(part.table)
          .where('id', id)
          .update({ ...row, updated_at: now })
        return id
      }
      const [created] = await trx
        .table(part.table)
        .insert({ ...row, created_at: now, updated_at: now })
      return created
    } catch (error) {
      throw refusalOf(part, error)
    }
  }
}

/** A carrier that knows us by our address asks for no secret. */
function refuseMissingSecret(kind: PartKind, part: Part, fields: Row) {
  for (const field of Object.keys(part.secrets)) {
    const needed = kind !== 'trunks' || fields.kind === 'register'
    if (needed && !fields[field]) throw fieldRefused(field, 'secret_missing')
  }
}

async function locked(trx: Transaction, part: Part, id: number): Promise<Row> {
  const row: Row | null = await trx.from(part.table).where('id', id).forUpdate().first()
  if (!row) throw partNotFound()
  return row
}

function rowOf(part: Part, fields: Row): Row {
  const row: Row = {}
  for (const [field, column] of Object.entries(part.columns)) row[column] = fields[field] ?? null
  for (const [field, column] of Object.entries(part.lists)) {
    row[column] = JSON.stringify(fields[field])
  }
  for (const [field, column] of Object.entries(part.secrets)) {
    if (fields[field]) row[column] = encryption.encrypt(fields[field])
  }
  for (const [field, prefix] of Object.entries(part.targets)) {
    Object.assign(row, targetRow(fields[field] as Target, prefix))
  }
  return row
}

async function writeLines(trx: Transaction, part: Part, id: number, fields: Row) {
  const { lines } = part
  if (!lines) return
  await trx.from(lines.table).where(lines.parent, id).delete()
  for (const [index, line] of (fields[lines.field] as Row[]).entries()) {
    const row: Row = { [lines.parent]: id }
    for (const [field, column] of Object.entries(lines.columns)) {
      row[column] = field === 'position' ? index + 1 : line[field]
    }
    if (lines.target) Object.assign(row, targetRow(line.target as Target, ''))
    try {
      await trx.table(lines.table).insert(row)
    } catch (error) {
      const field = `${lines.field}.${index}`
      if (isDuplicate(error)) throw partTaken(field)
      throw isUnknownReference(error) ? referenceUnknown(field) : error
    }
  }
}

function refusalOf(part: Part, error: unknown): unknown {
  const message = (error as { sqlMessage?: string }).sqlMessage ?? ''
  const fields = Object.keys(part.columns)
  if (isDuplicate(error)) {
    const field = fields.find((name) => message.includes(`_${columnOf(name)}_`))
    return partTaken(field ?? fields[0])
  }
  if (!isUnknownReference(error)) return error
  const column = /FOREIGN KEY \(`(\w+)`\)/.exec(message)?.[1] ?? ''
  const plain = fields.find((name) => columnOf(name) === column)
  const aimed = Object.entries(part.targets).find(
    ([, prefix]) => prefix !== '' && column.startsWith(prefix)
  )
  return referenceUnknown(plain ?? aimed?.[0] ?? Object.keys(part.targets)[0] ?? column)
}

/** MariaDB and MySQL 1452: no such row is there to refer to. */
function isUnknownReference(error: unknown): boolean {
  return (error as { errno?: number }).errno === 1452
}

/** For the audit trail: that a secret was changed, but not what it is. */
function withoutSecrets(part: Part, row: Row): Row {
  const shown: Row = { ...row }
  for (const [field, column] of Object.entries(part.secrets)) {
    for (const key of [field, column]) if (shown[key]) shown[key] = '•••'
  }
  return shown
}
