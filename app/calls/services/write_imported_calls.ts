import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction, type Transaction } from '#core/transaction'
import { setting } from '#app/organisation/settings'
import type { ImportedCall } from '#app/calls/call_file_row'
import { fromJson, IMPORT_BATCH, tellCallImport } from '#app/calls/call_import'
import CallsImported from '#app/calls/events/calls_imported'
import { importedCallRow } from '#app/calls/imported_call_row'
import { FindCallContext } from '#app/calls/queries/call_context'
import { PlacementsOfImport } from '#app/calls/queries/placements_of_import'
import { AttributeCall } from '#app/calls/services/attribute_call'
import { agentIds, JudgeImportedCalls } from '#app/calls/services/judge_imported_calls'

type Import = { id: number; employee_id: number; state: string; total_rows: number }
type Row = { id: number; line: number; value: unknown }
type Rules = { validTalkSeconds: number; windowMinutes: number }

/**
 * Writes the good rows of an accepted import as calls, a batch in a transaction, each judged once more: what has come
 * about since the preview turns a row bad instead of a call double. May run twice and after an interruption.
 */
export class WriteImportedCalls {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ importId }: { importId: number }): Promise<void> {
    const stored: Import | null = await db.from('call_imports').where('id', importId).first()
    if (!stored || stored.state !== 'writing') return
    const rules = {
      validTalkSeconds: await setting('valid_talk_seconds'),
      windowMinutes: await setting('attribution_window_minutes'),
    }
    const total = stored.total_rows
    let left = await this.#batch(importId, rules)
    while (left > 0) {
      await this.#tell(stored, total - left, false)
      left = await this.#batch(importId, rules)
    }
    // Before the import counts as over: whoever dies in between does it again.
    const placementIds = await new PlacementsOfImport().handle(importId, rules.windowMinutes)
    await CallsImported.dispatch({ placementIds })
    const now = this.clock.now().toJSDate()
    await db
      .from('call_imports')
      .where({ id: importId, state: 'writing' })
      .update({ state: 'accepted', done_rows: total, accepted_at: now, updated_at: now })
    await this.#tell(stored, total, true)
  }

  /** How many good rows are left. */
  async #batch(importId: number, rules: Rules): Promise<number> {
    return inTransaction(async (trx) => {
      // One after another: two files that hold the same call must see each other's.
      await trx.from('call_imports').where('state', 'writing').orderBy('id').forUpdate()
      const good = () =>
        trx.from('call_import_rows').where({ call_import_id: importId, state: 'good' })
      const rows: Row[] = await good().orderBy('line').limit(IMPORT_BATCH).forUpdate()
      const calls = rows.map(({ value }) => fromJson<ImportedCall>(value))
      const judged = await new JudgeImportedCalls().handle(calls, trx)
      const agents = await agentIds(calls, trx)
      for (const [index, row] of rows.entries()) {
        const { errors } = judged[index]
        const change =
          errors.length > 0
            ? { state: 'bad', errors: JSON.stringify(errors) }
            : { state: 'written' }
        if (errors.length === 0) await this.#write(trx, { importId, row, agents, rules })
        await trx.from('call_import_rows').where('id', row.id).update(change)
      }
      const [{ left }] = await good().count('* as left')
      return Number(left)
    })
  }

  async #write(
    trx: Transaction,
    input: { importId: number; row: Row; agents: Map<string, number>; rules: Rules }
  ) {
    const { importId, row, agents, rules } = input
    const call = fromJson<ImportedCall>(row.value)
    const context = await new FindCallContext().handle(
      { customerNumber: call.caller, dnis: call.dnis },
      trx
    )
    const employeeId = agents.get(call.agent ?? call.extension ?? '') ?? null
    const stored = importedCallRow(call, {
      importId,
      line: row.line,
      employeeId,
      context,
      validTalkSeconds: rules.validTalkSeconds,
      now: this.clock.now().toJSDate(),
    })
    await trx.table('calls').insert(stored)
    await new AttributeCall().handle(
      {
        callId: stored.id,
        dnis: call.dnis,
        at: stored.started_at,
        windowMinutes: rules.windowMinutes,
      },
      trx
    )
  }

  async #tell(stored: Import, done: number, over: boolean) {
    if (!over) {
      await db.from('call_imports').where('id', stored.id).update({ done_rows: done })
    }
    await tellCallImport(stored, { done, total: stored.total_rows, over })
  }
}
