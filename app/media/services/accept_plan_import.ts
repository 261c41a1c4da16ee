import { SystemClock, type Clock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { inTransaction, type Transaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { checkSheet, type StoredPlan } from '#app/media/services/preview_plan_import'
import type { PlanValue } from '#app/media/services/check_plan_rows'

export type AcceptPlanImportInput = { importId: number; employeeId: number }

export type AcceptedPlan =
  /** Written now, or by an earlier acceptance of the same import. */
  | { state: 'accepted'; written: number }
  /** Rows that were good in the preview have become bad: nothing was written, the preview shows the new reasons. */
  | { state: 'changed'; rows: number }

const BATCH = 500

/**
 * Writes the good rows of a preview, all or none, after judging them again: the plan may have changed since. Accepting
 * twice writes once.
 */
export class AcceptPlanImport {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle({ importId, employeeId }: AcceptPlanImportInput): Promise<AcceptedPlan> {
    return inTransaction(async (trx) => {
      const stored = await trx.from('placement_imports').where('id', importId).forUpdate().first()
      if (!stored) throw refusal('not_found', 404)
      if (stored.state === 'accepted') return { state: 'accepted', written: stored.good_rows }
      if (stored.state === 'discarded') throw refusal('discarded', 409)
      if (stored.good_rows === 0) throw refusal('nothing_good', 422)
      const plan: StoredPlan =
        typeof stored.rows === 'string' ? JSON.parse(stored.rows) : stored.rows
      await this.#waitForChannels(trx, plan)
      const rows = await checkSheet(plan.sheet, this.#clock.now(), trx)
      const values = rows.flatMap(({ value }) => (value ? [value] : []))
      const now = this.#clock.now().toJSDate()
      const spoiled = rows.filter(({ value }, index) => !value && plan.rows[index].value).length
      if (spoiled > 0) {
        await trx
          .from('placement_imports')
          .where('id', importId)
          .update({
            rows: JSON.stringify({ sheet: plan.sheet, rows } satisfies StoredPlan),
            good_rows: values.length,
            bad_rows: rows.length - values.length,
            updated_at: now,
          })
        return { state: 'changed', rows: spoiled }
      }
      await this.#write(trx, values, { importId, employeeId, now })
      await trx
        .from('placement_imports')
        .where('id', importId)
        .update({
          state: 'accepted',
          good_rows: values.length,
          bad_rows: rows.length - values.length,
          accepted_at: now,
          updated_at: now,
        })
      await new RecordAudit().handle({
        employeeId,
        action: 'placement_imports.accept',
        subjectType: 'placement_import',
        subjectId: String(importId),
        after: { written: values.length, file: stored.file_name },
      })
      return { state: 'accepted', written: values.length }
    })
  }

  /** Whoever plans on the same channels is let finish first, so that the check below sees what was written. */
  async #waitForChannels(trx: Transaction, { rows }: StoredPlan) {
    const ids = new Set(rows.flatMap(({ value }) => (value ? [value.channelId] : [])))
    await trx
      .from('channels')
      .select('id')
      .whereIn('id', [...ids])
      .orderBy('id')
      .forUpdate()
  }

  async #write(
    trx: Transaction,
    values: PlanValue[],
    { importId, employeeId, now }: { importId: number; employeeId: number; now: Date }
  ) {
    const rows = values.map((value) => ({
      channel_id: value.channelId,
      product_id: value.productId,
      service_number_id: value.serviceNumberId,
      starts_at: new Date(value.startsAt),
      duration_s: value.seconds,
      cost_fen: value.costFen,
      state: 'planned',
      placement_import_id: importId,
      created_by: employeeId,
      version: 1,
      created_at: now,
      updated_at: now,
    }))
    for (let index = 0; index < rows.length; index += BATCH) {
      // A row that meets the same placement, cancelled before, brings it back; planned ones were found by the check.
      await trx
        .insertQuery()
        .table('placements')
        .knexQuery.insert(rows.slice(index, index + BATCH))
        .onConflict()
        .merge(['duration_s', 'cost_fen', 'state', 'placement_import_id', 'updated_at'])
    }
  }
}

function refusal(code: string, status: number) {
  return new DomainError({
    status,
    code: `PLAN_IMPORT_${code.toUpperCase()}`,
    messageKey: `media.import.errors.${code}`,
  })
}
