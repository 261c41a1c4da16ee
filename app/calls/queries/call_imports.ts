import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { businessDay } from '#core/period'
import type { CallFileLayout } from '#app/calls/call_file'
import type { CallRowReason, ImportedCall, ReadCallRow } from '#app/calls/call_file_row'
import { type CallImportState, fromJson } from '#app/calls/call_import'

/** An import as it stands in the list. */
export type CallImport = {
  id: number
  fileName: string
  layout: CallFileLayout | null
  state: CallImportState
  /** How far the worker is, in rows. */
  done: number
  total: number
  /** Rows that can be taken in, that can't, and that are calls now. */
  rows: Record<'good' | 'bad' | 'written', number>
  employee: string
  createdAt: string
  acceptedAt: string | null
}

const LATEST = '(SELECT * FROM call_imports ORDER BY id DESC LIMIT 60)'

/** `imports`: where the imports come from, a table or a part of it. */
const selectFrom = (imports: string) => `
  SELECT i.id, i.file_name AS fileName, i.layout, i.state, i.done_rows AS done, i.total_rows AS total,
    i.problem, i.ignored, e.name AS employee, i.created_at AS createdAt, i.accepted_at AS acceptedAt,
    COALESCE(SUM(r.state = 'good'), 0) AS good, COALESCE(SUM(r.state = 'bad'), 0) AS bad,
    COALESCE(SUM(r.state = 'written'), 0) AS written
  FROM ${imports} i
  JOIN employees e ON e.id = i.employee_id
  LEFT JOIN call_import_rows r ON r.call_import_id = i.id`

type Row = Record<'good' | 'bad' | 'written', string> &
  Omit<CallImport, 'rows' | 'createdAt' | 'acceptedAt'> & {
    problem: unknown
    ignored: unknown
    createdAt: Date
    acceptedAt: Date | null
  }

/** The latest imports of calls, newest first. */
export class ListCallImports {
  async handle(): Promise<CallImport[]> {
    const [rows] = await db.rawQuery<[Row[]]>(
      `${selectFrom(LATEST)} GROUP BY i.id ORDER BY i.id DESC`
    )
    return rows.map(importOf)
  }
}

export type ShownCallImport = {
  calls: CallImport & {
    /** Headings of the file that are not read. */
    ignored: string[]
    problem: { key: string; values: Record<string, string | number> } | null
    /** The business days of the calls that were written; null while there are none. */
    days: { from: string; to: string } | null
  }
  rows: (Omit<ReadCallRow, 'value'> & {
    value: ImportedCall | null
    warnings: CallRowReason[]
  })[]
  total: number
  page: number
  perPage: number
}

type StoredRow = Record<'texts' | 'value' | 'errors' | 'warnings', unknown> & {
  line: number
  state: 'good' | 'bad' | 'written' | 'undone'
}

/** An import with one page of its rows, or of those that can't be taken in. Null: there is none. */
export class ShowCallImport {
  async handle(input: {
    importId: number
    only: 'all' | 'bad'
    page: number
    perPage: number
  }): Promise<ShownCallImport | null> {
    const [[found]] = await db.rawQuery<[Row[]]>(
      `${selectFrom('call_imports')} WHERE i.id = ? GROUP BY i.id`,
      [input.importId]
    )
    if (!found) return null
    const query = db.from('call_import_rows').where('call_import_id', input.importId)
    if (input.only === 'bad') query.where('state', 'bad')
    const [counted] = await query.clone().count('* as rows')
    const total = Number(counted.rows)
    const last = Math.max(1, Math.ceil(total / input.perPage))
    const page = Math.min(Math.max(1, Math.floor(input.page)), last)
    const rows: StoredRow[] = await query
      .orderBy('line')
      .offset((page - 1) * input.perPage)
      .limit(input.perPage)
    return {
      calls: {
        ...importOf(found),
        ignored: fromJson<string[] | null>(found.ignored) ?? [],
        problem: fromJson<ShownCallImport['calls']['problem']>(found.problem),
        days: await this.#days(input.importId),
      },
      rows: rows.map((row) => ({
        line: row.line,
        texts: fromJson<ReadCallRow['texts']>(row.texts),
        value: row.state === 'bad' ? null : fromJson<ImportedCall>(row.value),
        errors: fromJson<CallRowReason[]>(row.errors),
        warnings: fromJson<CallRowReason[]>(row.warnings),
      })),
      total,
      page,
      perPage: input.perPage,
    }
  }

  async #days(importId: number): Promise<ShownCallImport['calls']['days']> {
    const [{ first, last }] = await db
      .from('calls')
      .where('call_import_id', importId)
      .min('started_at as first')
      .max('started_at as last')
    return first ? { from: dayOf(first), to: dayOf(last) } : null
  }
}

function dayOf(at: Date): string {
  return businessDay(DateTime.fromJSDate(at))
}

function importOf(row: Row): CallImport {
  return {
    id: row.id,
    fileName: row.fileName,
    layout: row.layout,
    state: row.state,
    done: row.done,
    total: row.total,
    rows: { good: Number(row.good), bad: Number(row.bad), written: Number(row.written) },
    employee: row.employee,
    createdAt: row.createdAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
  }
}
