import { DateTime } from 'luxon'
import { inTransaction } from '#core/transaction'
import {
  checkTerms,
  hasCalls,
  identityTaken,
  overlapsOf,
  recordPlacement,
  termsRefusal,
  termsRow,
  type PlacementTerms,
} from '#app/media/services/placement_rules'
import type { Planned } from '#app/media/services/plan_placement'
import { DomainError } from '#core/domain_error'

export type EditPlacementInput = PlacementTerms & {
  placementId: number
  /** The version that the editor read: a later one means that somebody was faster. */
  version: number
  employeeId: number | null
}

type Stored = ReturnType<typeof termsRow> & { version: number; state: string }

/** Changes a placement. Once calls are credited to it only its cost may still change: the bill often comes late. */
export class EditPlacement {
  async handle(input: EditPlacementInput): Promise<Planned> {
    return inTransaction(async (trx) => {
      const stored: Stored | null = await trx
        .from('placements')
        .where('id', input.placementId)
        .forUpdate()
        .first()
      if (!stored) throw termsRefusal('not_found', undefined, 404)
      if (stored.state === 'cancelled') throw termsRefusal('cancelled', undefined, 409)
      const row = termsRow(input)
      const changed = changedColumns(stored, row)
      if (stored.version !== input.version) throw stale(stored, changed)
      const onlyCost = changed.every((column) => column === 'cost_fen')
      if (!onlyCost && (await hasCalls(trx, input.placementId)))
        throw termsRefusal('only_cost', 'cost', 409)
      if (!onlyCost) await checkTerms(trx, input)
      else await checkCost(input.costFen)
      const overlaps = await overlapsOf(trx, input, input.placementId)
      try {
        await trx
          .from('placements')
          .where('id', input.placementId)
          .update({ ...row, version: stored.version + 1, updated_at: new Date() })
      } catch (error) {
        throw identityTaken(error)
      }
      await recordPlacement('edit', input.employeeId, input.placementId, stored, row)
      return { id: input.placementId, overlaps }
    })
  }
}

async function checkCost(costFen: number) {
  if (!Number.isInteger(costFen) || costFen < 0) throw termsRefusal('cost_bad', 'cost')
}

function changedColumns(stored: Stored, row: ReturnType<typeof termsRow>) {
  return (Object.keys(row) as (keyof typeof row)[]).filter((column) =>
    column === 'starts_at'
      ? stored.starts_at.getTime() !== row.starts_at.getTime()
      : Number(stored[column]) !== row[column]
  )
}

/** Tells the editor what stands there now, so that nothing typed has to be guessed again. */
function stale(stored: Stored, changed: string[]) {
  return new DomainError({
    status: 409,
    code: 'PLACEMENT_STALE',
    messageKey: 'media.placements.errors.stale',
    details: {
      changed,
      version: stored.version,
      startsAt: DateTime.fromJSDate(stored.starts_at, { zone: 'utc' }).toISO(),
      seconds: stored.duration_s,
      costFen: Number(stored.cost_fen),
    },
  })
}
