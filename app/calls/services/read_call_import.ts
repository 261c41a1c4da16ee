import { readFile, rm } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { storagePath } from '#core/storage'
import { readCallFile } from '#app/calls/call_file'
import { readCallRow, type ReadCallRow } from '#app/calls/call_file_row'
import { callImportPath, IMPORT_BATCH, tellCallImport } from '#app/calls/call_import'
import { JudgeImportedCalls, SAME_CALL_MS } from '#app/calls/services/judge_imported_calls'

type Import = { id: number; employee_id: number; file_name: string; state: string }

/**
 * Reads a kept file row by row and notes what each would do, with every reason against it. No call is written. May run
 * twice and after an interruption: rows that were noted are noted again.
 */
export class ReadCallImport {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ importId }: { importId: number }): Promise<void> {
    const stored: Import | null = await db.from('call_imports').where('id', importId).first()
    if (!stored || stored.state !== 'reading') return
    try {
      await this.#read(stored)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const problem = { key: error.messageKey, values: error.values }
      await this.#note(stored, {
        state: 'unreadable',
        problem: JSON.stringify(problem),
        digest: null,
      })
      await tellCallImport(stored, { done: 0, total: 0, over: true })
    }
    await rm(storagePath(callImportPath(importId)), { force: true })
  }

  async #read(stored: Import) {
    const bytes = await readFile(storagePath(callImportPath(stored.id)))
    const { sheet, layout } = readCallFile({ fileName: stored.file_name, bytes })
    const total = sheet.rows.length
    await this.#note(stored, {
      layout,
      ignored: JSON.stringify(sheet.ignored),
      total_rows: total,
      done_rows: 0,
    })
    const now = this.clock.now().toMillis()
    const file = { layout, from1904: sheet.from1904, now }
    const seen = new SeenCalls()
    for (let from = 0; from < total; from += IMPORT_BATCH) {
      const rows = sheet.rows.slice(from, from + IMPORT_BATCH).map((row) => readCallRow(row, file))
      await this.#keep(stored.id, rows, seen)
      const done = from + rows.length
      if (!(await this.#note(stored, { done_rows: done }))) return
      await tellCallImport(stored, { done, total, over: false })
    }
    await this.#note(stored, { state: 'previewed' })
    await tellCallImport(stored, { done: total, total, over: true })
  }

  async #keep(importId: number, rows: ReadCallRow[], seen: SeenCalls) {
    const calls = rows.flatMap(({ value }) => (value ? [value] : []))
    const judged = await new JudgeImportedCalls().handle(calls, db.connection())
    const verdicts = new Map(calls.map((call, index) => [call, judged[index]]))
    const noted = rows.map((row) => {
      const { errors, warnings } = (row.value && verdicts.get(row.value)) || {
        errors: row.errors,
        warnings: [],
      }
      const above = row.value && errors.length === 0 ? seen.lineOf(row.value, row.line) : null
      const against =
        above === null
          ? errors
          : [{ column: 'startedAt', code: 'duplicate_in_file', values: { line: above } }]
      return {
        call_import_id: importId,
        line: row.line,
        state: against.length > 0 ? 'bad' : 'good',
        texts: JSON.stringify(row.texts),
        value: row.value ? JSON.stringify(row.value) : null,
        errors: JSON.stringify(against),
        warnings: JSON.stringify(warnings),
      }
    })
    await db.insertQuery().table('call_import_rows').knexQuery.insert(noted).onConflict().merge()
  }

  /** False when the import is not being read any more: it was put aside meanwhile. */
  async #note(stored: Import, change: Record<string, string | number | null>): Promise<boolean> {
    const touched = await db
      .from('call_imports')
      .where({ id: stored.id, state: 'reading' })
      .update({ ...change, updated_at: this.clock.now().toJSDate() })
    return Number(touched) > 0
  }
}

/** The calls of a file so far, to find those that stand in it twice. */
class SeenCalls {
  readonly #times = new Map<string, { at: number; line: number }[]>()

  /** The line of the same call above; null, and remembered, when this is the first. */
  lineOf(call: NonNullable<ReadCallRow['value']>, line: number): number | null {
    const key = `${call.caller} ${call.dnis}`
    const times = this.#times.get(key) ?? []
    const twin = times.find(({ at }) => Math.abs(at - call.startedAt) <= SAME_CALL_MS)
    if (twin) return twin.line
    this.#times.set(key, [...times, { at: call.startedAt, line }])
    return null
  }
}
