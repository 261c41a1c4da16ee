import { inTransaction } from '#core/transaction'
import { hasCalls, recordPlacement, termsRefusal } from '#app/media/services/placement_rules'

/** Takes a placement off the plan. One that brought calls happened and can't be cancelled any more. */
export class CancelPlacement {
  async handle({
    placementId,
    version,
    employeeId,
  }: {
    placementId: number
    version: number
    employeeId: number | null
  }): Promise<void> {
    await inTransaction(async (trx) => {
      const stored = await trx.from('placements').where('id', placementId).forUpdate().first()
      if (!stored) throw termsRefusal('not_found', undefined, 404)
      if (stored.state === 'cancelled') return
      if (stored.version !== version) throw termsRefusal('stale', undefined, 409)
      if (await hasCalls(trx, placementId)) throw termsRefusal('has_calls', undefined, 409)
      await trx
        .from('placements')
        .where('id', placementId)
        .update({ state: 'cancelled', version: version + 1, updated_at: new Date() })
      await recordPlacement(
        'cancel',
        employeeId,
        placementId,
        { state: 'planned' },
        { state: 'cancelled' }
      )
    })
  }
}
