import { inTransaction } from '#core/transaction'
import type { Overlap } from '#app/media/plan_overlap'
import {
  checkTerms,
  identityColumns,
  identityTaken,
  overlapsOf,
  recordPlacement,
  termsRow,
  type PlacementTerms,
} from '#app/media/services/placement_rules'

export type PlanPlacementInput = PlacementTerms & { employeeId: number | null }

export type Planned = { id: number; overlaps: Overlap[] }

/**
 * Plans a placement. One that was cancelled and is bought again comes back to life as the same row; a second one of the
 * same channel, start, product and service number is refused.
 */
export class PlanPlacement {
  async handle(input: PlanPlacementInput): Promise<Planned> {
    return inTransaction(async (trx) => {
      await checkTerms(trx, input)
      const overlaps = await overlapsOf(trx, input, null)
      const row = termsRow(input)
      const now = new Date()
      const identity = identityColumns(row)
      const cancelled = await trx
        .from('placements')
        .where({ ...identity, state: 'cancelled' })
        .forUpdate()
        .first()
      if (cancelled) {
        await trx
          .from('placements')
          .where('id', cancelled.id)
          .update({ ...row, state: 'planned', version: cancelled.version + 1, updated_at: now })
        await recordPlacement('plan', input.employeeId, cancelled.id, null, row)
        return { id: cancelled.id, overlaps }
      }
      try {
        const [id] = await trx.table('placements').insert({
          ...row,
          state: 'planned',
          created_by: input.employeeId,
          version: 1,
          created_at: now,
          updated_at: now,
        })
        await recordPlacement('plan', input.employeeId, id, null, row)
        return { id, overlaps }
      } catch (error) {
        throw identityTaken(error)
      }
    })
  }
}
